using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

// A residual network for the ten features of the diabetes data.
public class ResidualNet : Module<Tensor, Tensor>
{
    private readonly Linear first;
    private readonly ModuleList<Block> blocks = new();
    private readonly Linear last;

    public ResidualNet(int hidden = 32, int depth = 2) : base("residual")
    {
        first = Linear(10, hidden);
        for (int i = 0; i < depth; i++)
            blocks.Add(new Block(hidden));
        last = Linear(hidden, 1);
        RegisterComponents();
    }

    public override Tensor forward(Tensor input)
    {
        Tensor x = first.forward(input);
        foreach (Block block in blocks)
            x = block.forward(x);
        return last.forward(functional.relu(x));
    }
}

public class Block : Module<Tensor, Tensor>
{
    private readonly BatchNorm1d norm;
    private readonly Linear up;
    private readonly Linear down;

    public Block(int width) : base("block")
    {
        norm = BatchNorm1d(width);
        up = Linear(width, 2 * width);
        down = Linear(2 * width, width);
        RegisterComponents();
    }

    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        Tensor x = functional.relu(up.forward(norm.forward(input)));
        return (input + down.forward(x)).MoveToOuterDisposeScope();
    }
}
