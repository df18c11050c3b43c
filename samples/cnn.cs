using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

// Digits of 8 by 6 pixels.
internal sealed class DigitNet : nn.Module<Tensor, Tensor>
{
    private const int Height = 8, Width = 6;

    private readonly Conv2d conv1 = nn.Conv2d(1, 16, kernel_size: 3, padding: 1);
    private readonly Conv2d conv2 = nn.Conv2d(16, 32, kernel_size: 3, padding: 1);
    private readonly MaxPool2d pool = nn.MaxPool2d(2);
    private readonly Linear fc = nn.Linear(32 * (Height / 4) * (Width / 4), 10);

    public DigitNet() : base(nameof(DigitNet)) => RegisterComponents();

    public override Tensor forward(Tensor pixels)
    {
        Tensor x = pixels.view(-1, 1, Height, Width);
        x = pool.forward(nn.functional.relu(conv1.forward(x)));
        x = pool.forward(nn.functional.relu(conv2.forward(x)));
        return fc.forward(x.flatten(1));
    }
}
