namespace LrFind.Nn.Kernels;

/// <summary>Work that can be shared out.</summary>
internal interface IParallelWork
{
    /// <summary>Does one share; called once for each part, from different threads.</summary>
    /// <param name="part">Which share, from 0.</param>
    /// <param name="parts">How many there are.</param>
    void Run(int part, int parts);
}
