namespace LrFind.Nn.Layers;

/// <summary>What a forward pass is for; it matters to layers that behave otherwise in training.</summary>
internal enum ForwardMode
{
    /// <summary>A step: values are dropped out, and batch statistics are used and remembered.</summary>
    Training,

    /// <summary>The model as it would be used: nothing is dropped out, and remembered statistics stand in for those of the batch.</summary>
    Evaluation,

    /// <summary>A look at a model in training: nothing is dropped out, and batch statistics are used but not remembered.</summary>
    Probe,
}
