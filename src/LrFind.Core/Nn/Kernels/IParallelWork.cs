namespace LrFind.Nn.Kernels;

/// <summary>Work in pieces that several threads take as they come.</summary>
internal interface IParallelWork
{
    /// <summary>Takes and does pieces until none is left. Called from several threads at once, by each at most once.</summary>
    /// <param name="thread">The thread's number, from 0 (the caller of the team), for buffers of its own.</param>
    void Run(int thread);
}
