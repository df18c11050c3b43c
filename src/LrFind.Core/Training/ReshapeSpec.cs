namespace LrFind.Training;

/// <summary>A layer that gives the values it takes, in another shape.</summary>
public abstract record ReshapeSpec : LayerSpec
{
    private protected ReshapeSpec()
    {
    }
}
