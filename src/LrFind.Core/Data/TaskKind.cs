namespace LrFind.Data;

/// <summary>What is to be learned; it decides the loss and the number of outputs.</summary>
public enum TaskKind
{
    /// <summary>A number: one output, mean squared error on the standardised target.</summary>
    Regression,

    /// <summary>One of two classes: one output, sigmoid cross-entropy.</summary>
    Binary,

    /// <summary>One of three or more classes: one output per class, softmax cross-entropy.</summary>
    Multiclass,
}
