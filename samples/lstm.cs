using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

// Reads the measurements of a row one after another, whatever their number.
public class LstmNet : Module<Tensor, Tensor>
{
    private readonly LSTM lstm;
    private readonly Linear output;

    public LstmNet(int hidden = 32, int classes = 3) : base(nameof(LstmNet))
    {
        lstm = LSTM(1, hidden, batchFirst: true);
        output = Linear(hidden, classes);
        RegisterComponents();
    }

    public override Tensor forward(Tensor input)
    {
        var (steps, _, _) = lstm.forward(input.unsqueeze(-1));
        return output.forward(steps.select(1, -1));
    }
}
