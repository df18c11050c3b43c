using LrFind.Foundation;
using LrFind.Models;
using LrFind.Models.Layers;

namespace LrFind.Core.Tests.Models;

/// <summary>What layers take and give, and how they refuse what they cannot take.</summary>
public class LayerSpecTests
{
    public static TheoryData<string, string> Unfit()
    {
        var cases = new TheoryData<string, string>();
        foreach ((LayerSpec _, TensorShape[] _, string message) in s_unfit)
            cases.Add(message, message);
        return cases;
    }

    private static readonly (LayerSpec Layer, TensorShape[] Inputs, string Message)[] s_unfit =
    [
        (new Conv2dSpec(3, 8, 3), [new(1, 28, 28)],
            "Conv2d(3, 8, kernel_size=(3, 3), stride=(1, 1)) cannot take rows of shape (1, 28, 28): expected 3 channels"),
        (new Conv2dSpec(3, 8, 3), [new(3, 28)],
            "Conv2d(3, 8, kernel_size=(3, 3), stride=(1, 1)) cannot take rows of shape (3, 28); expected (channels, height, width)"),
        (new Conv2dSpec(1, 8, 5), [new(1, 4, 9)],
            "Conv2d(1, 8, kernel_size=(5, 5), stride=(1, 1)) cannot take rows of shape (1, 4, 9): with its padding the input is smaller than the kernel"),
        (new Conv1dSpec(4, 2, 3) { Bias = false }, [new(4)],
            "Conv1d(4, 2, kernel_size=(3,), stride=(1,), bias=False) cannot take rows of shape (4); expected (channels, width)"),
        (new Conv2dSpec(65_536, 65_536, 1), [new(65_536, 1, 1)],
            "Conv2d(65536, 65536, kernel_size=(1, 1), stride=(1, 1)) has more weights than can be addressed"),
        (new Conv2dSpec(1, 65_536, 1), [new(1, 65_536, 1)],
            "Conv2d(1, 65536, kernel_size=(1, 1), stride=(1, 1)) would give more than 33554432 values for a row of shape (1, 65536, 1)"),
        (new Conv2dSpec(1, 8, 5) { Padding = 2, PaddingMode = PaddingMode.Reflect }, [new(1, 2, 9)],
            "Conv2d(1, 8, kernel_size=(5, 5), stride=(1, 1), padding=(2, 2), padding_mode=reflect) cannot take rows of shape (1, 2, 9): "
            + "they are too small to be padded from within"),
        (new Conv1dSpec(2, 2, 5) { Padding = 2, Groups = 2, PaddingMode = PaddingMode.Circular }, [new(2, 1)],
            "Conv1d(2, 2, kernel_size=(5,), stride=(1,), padding=(2,), groups=2, padding_mode=circular) cannot take rows of shape (2, 1): "
            + "they are too small to be padded from within"),
        (new ConvTranspose2dSpec(3, 8, 2) { Padding = 1 }, [new(3, 1, 5)],
            "ConvTranspose2d(3, 8, kernel_size=(2, 2), stride=(1, 1), padding=(1, 1)) cannot take rows of shape (3, 1, 5): its padding takes all away"),
        (new ConvTranspose1dSpec(3, 8, 2), [new(4, 5)],
            "ConvTranspose1d(3, 8, kernel_size=(2,), stride=(1,)) cannot take rows of shape (4, 5): expected 3 channels"),
        (new ConvTranspose1dSpec(1, 65_536, 2) { Stride = 1024 }, [new(1, 5)],
            "ConvTranspose1d(1, 65536, kernel_size=(2,), stride=(1024,)) would give more than 33554432 values for a row of shape (1, 5)"),
        (new AdaptiveMaxPool1dSpec { OutputSize = 1 << 20 }, [new(65, 5)],
            "AdaptiveMaxPool1d(output_size=1048576) would give more than 33554432 values for a row of shape (65, 5)"),
        (new MaxPool2dSpec(2), [new(3, 28)],
            "MaxPool2d(kernel_size=2, stride=2, padding=0, dilation=1, ceil_mode=False) cannot take rows of shape (3, 28); expected (channels, height, width)"),
        (new AvgPool1dSpec(3), [new(3, 2)],
            "AvgPool1d(kernel_size=(3,), stride=(3,), padding=(0,)) cannot take rows of shape (3, 2): with its padding the input is smaller than the kernel"),
        (new AdaptiveAvgPool2dSpec(), [new(3, 2)],
            "AdaptiveAvgPool2d(output_size=1) cannot take rows of shape (3, 2); expected (channels, height, width)"),
        (new BatchNorm1dSpec(4), [new(5)],
            "BatchNorm1d(4, eps=1e-05, momentum=0.1, affine=True, track_running_stats=True) cannot take rows of shape (5)"),
        (new BatchNorm2dSpec(4), [new(4, 3)],
            "BatchNorm2d(4, eps=1e-05, momentum=0.1, affine=True, track_running_stats=True) cannot take rows of shape (4, 3)"),
        (new LayerNormSpec(new TensorShape(3, 4)), [new(4)],
            "LayerNorm((3, 4), eps=1e-05, elementwise_affine=True) cannot take rows of shape (4)"),
        (new LayerNormSpec(new TensorShape(4)), [new(4, 3)],
            "LayerNorm((4,), eps=1e-05, elementwise_affine=True) cannot take rows of shape (4, 3)"),
        (new GroupNormSpec(2, 4), [new(3, 5)], "GroupNorm(2, 4, eps=1e-05, affine=True) cannot take rows of shape (3, 5): expected 4 channels"),
        (new InstanceNorm1dSpec(4), [new(4, 1)],
            "InstanceNorm1d(4, eps=1e-05, momentum=0.1, affine=False, track_running_stats=False) cannot take rows of shape (4, 1): "
            + "one value of a channel has no variance"),
        (new InstanceNorm2dSpec(4), [new(4, 3)],
            "InstanceNorm2d(4, eps=1e-05, momentum=0.1, affine=False, track_running_stats=False) cannot take rows of shape (4, 3)"),
        (new PReluSpec(4), [new(3, 5)], "PReLU(num_parameters=4) cannot take rows of shape (3, 5): expected 4 channels"),
        (new GluSpec(), [new(4, 5)], "GLU(dim=-1) cannot take rows of shape (4, 5): expected an even size there"),
        (new GluSpec { Dim = 3 }, [new(4, 6)], "GLU(dim=3) cannot take rows of shape (4, 6): expected an even size there"),
        (new EmbeddingBagSpec(4, 6), [new(4, 6)], "EmbeddingBag(4, 6, mode=mean) cannot take rows of shape (4, 6); expected a list of indices"),
        (new Dropout1dSpec(), [new(4)], "Dropout1d(p=0.5) cannot take rows of shape (4); expected (channels, width)"),
        (new Dropout2dSpec(), [new(4, 6)], "Dropout2d(p=0.5) cannot take rows of shape (4, 6); expected (channels, height, width)"),
        (new UpsampleSpec(null, 2) { Mode = Upsampling.Bilinear }, [new(4, 6)],
            "Upsample(scale_factor=2.0, mode=bilinear) cannot take rows of shape (4, 6); it is linear over (channels, width) and bilinear over "
            + "(channels, height, width)"),
        (new UpsampleSpec(null, 0.25), [new(4, 3, 3)], "Upsample(scale_factor=0.25, mode=nearest) cannot take rows of shape (4, 3, 3): nothing would be left"),
        (new PixelShuffleSpec(2), [new(6, 3, 3)], "PixelShuffle(upscale_factor=2) cannot take rows of shape (6, 3, 3): expected a multiple of 4 channels"),
        (new ReflectionPad1dSpec(new Edges(0, 0, 3, 0)), [new(6, 3)],
            "ReflectionPad1d((3, 0)) cannot take rows of shape (6, 3): they are too small to be padded from within"),
        (new ZeroPad2dSpec(new Edges(1 << 30, 0, 0, 0)), [new(6, 3, 3)],
            "ZeroPad2d((0, 0, 1073741824, 0)) would give more than 33554432 values for a row of shape (6, 3, 3)"),
        (new UnflattenSpec(new TensorShape(3, 4)), [new(13)],
            "Unflatten(dim=1, unflattened_size=(3, 4)) cannot take rows of shape (13); expected (12)"),
        (new AddSpec(), [new(3), new(4)], "Add() cannot join rows of shapes (3) and (4); expected as many sizes, and each the same or 1"),
        (new AddSpec(), [new(3)], "Add() takes two or more inputs, not 1"),
        (new MulSpec(), [new(3), new(3), new(1, 3)], "Mul() cannot join rows of shapes (3) and (1, 3); expected as many sizes, and each the same or 1"),
        (new DivSpec(), [new(3, 1), new(3, 4), new(2, 1)],
            "Div() cannot join rows of shapes (3, 1) and (2, 1); expected as many sizes, and each the same or 1"),
        (new ParameterSpec(new TensorShape(3)), [new(3)], "Parameter(shape=(3,), init='zeros') takes no input, not 1"),
        (new ConcatSpec(), [new(2, 5, 5), new(3, 5, 4)],
            "Concat() cannot join rows of shapes (2, 5, 5) and (3, 5, 4); expected shapes that differ in the first size only"),
        (new FlattenSpec(), [new(3), new(3)], "Flatten(start_dim=1, end_dim=-1) takes one input, not 2"),
        (new PermuteSpec(new(2, 1)), [new(4, 7, 2)], "Permute(dims=(2, 1)) cannot take rows of shape (4, 7, 2); expected as many sizes as there are dimensions"),
        (new SliceSpec(2, 3), [new(4, 7)], "Slice(start=2, length=3) cannot take rows of shape (4, 7)"),
        (new OneHotEmbeddingSpec(3, 2), [new(4)], "OneHotEmbedding(3, 2) cannot take rows of shape (4)"),
        (new EmbeddingSpec(1 << 24, 256), [new(3)], "Embedding(16777216, 256) has more weights than can be addressed"),
    ];

    [Theory]
    [MemberData(nameof(Unfit))]
    public void Rows_that_do_not_fit_are_refused_with_the_layer_and_the_shape(string key, string message)
    {
        (LayerSpec layer, TensorShape[] inputs, _) = s_unfit.Single(c => c.Message == key);
        Assert.Equal(message, Assert.Throws<ArgumentException>(() => layer.OutputShape(inputs)).Message);
    }

    [Fact]
    public void Settings_out_of_range_are_refused()
    {
        static string Refused(Func<LayerSpec> create) => Assert.Throws<SettingException>(create).Message;
        Assert.Equal("InChannels is 0; expected a whole number of 1 or more", Refused(() => new Conv2dSpec(0, 1, 1)));
        Assert.Equal("KernelSize is 0; expected a whole number of 1 or more", Refused(() => new Conv2dSpec(1, 1, new SpatialPair(3, 0))));
        Assert.Equal("Stride is 0; expected a whole number of 1 or more", Refused(() => new Conv1dSpec(1, 1, 1) { Stride = 0 }));
        Assert.Equal("Padding is -1; expected a whole number of 0 or more", Refused(() => new Conv1dSpec(1, 1, 1) { Padding = -1 }));
        Assert.Equal("Dilation is 0; expected a whole number of 1 or more", Refused(() => new Conv2dSpec(1, 1, 1) { Dilation = 0 }));
        Assert.Equal("Padding is 2; expected a whole number from 0 to 1, half the kernel", Refused(() => new MaxPool2dSpec(3) { Padding = 2 }));
        Assert.Equal("Padding is 1; expected a whole number from 0 to 0, half the kernel", Refused(() => new AvgPool1dSpec(1) { Padding = 1 }));
        Assert.Equal("Groups is 2; expected a whole number that divides both 4 and 3, the channels", Refused(() => new Conv1dSpec(4, 3, 1) { Groups = 2 }));
        Assert.Equal("Groups is 0; expected a whole number that divides both 4 and 4, the channels", Refused(() => new Conv2dSpec(4, 4, 1) { Groups = 0 }));
        Assert.Equal("OutputPadding is 2; expected less than 2, the stride or the dilation", Refused(() => new ConvTranspose1dSpec(1, 1, 1) { Stride = 2, OutputPadding = 2 }));
        Assert.Equal("OutputSize is 0; expected a whole number of 1 or more", Refused(() => new AdaptiveAvgPool2dSpec { OutputSize = 0 }));
        Assert.Equal("DivisorOverride is 0; expected a whole number of 1 or more", Refused(() => new AvgPool2dSpec(2) { DivisorOverride = 0 }));
        Assert.Equal("NumGroups is 3; expected a whole number that divides 4, the channels", Refused(() => new GroupNormSpec(3, 4)));
        Assert.Equal("PaddingIdx is 5; expected a whole number from -5 to 4", Refused(() => new EmbeddingSpec(5, 1) { PaddingIdx = 5 }));
        Assert.Equal("Dim is 0; expected a dimension behind that of the batch, 0", Refused(() => new GluSpec { Dim = 0 }));
        Assert.Equal("NumParameters is 0; expected a whole number of 1 or more", Refused(() => new PReluSpec(0)));
        Assert.Equal("Size is None; expected either a size or a scale_factor", Refused(() => new UpsampleSpec(null, null)));
        Assert.Equal("Padding is -1; expected a whole number of 0 or more", Refused(() => new ZeroPad2dSpec(new Edges(0, -1, 0, 0))));
        Assert.Equal("NumFeatures is 0; expected a whole number of 1 or more", Refused(() => new BatchNorm1dSpec(0)));
        Assert.Equal("Momentum is 1.5; expected a number from 0 to 1", Refused(() => new BatchNorm1dSpec(1) { Momentum = 1.5 }));
        Assert.Equal("Epsilon is 0; expected a number greater than 0", Refused(() => new LayerNormSpec(new TensorShape(2)) { Epsilon = 0 }));
        Assert.Equal("NumEmbeddings is 0; expected a whole number from 1 to 16777216", Refused(() => new EmbeddingSpec(0, 1)));
        Assert.Equal("Start is -1; expected a whole number of 0 or more", Refused(() => new SliceSpec(-1, 1)));
        Assert.Equal("Dims is (2, 2); expected each dimension from 1 to 2 once", Refused(() => new PermuteSpec(new TensorShape(2, 2))));
        Assert.Equal("Dims is (1, 3); expected each dimension from 1 to 2 once", Refused(() => new PermuteSpec(new TensorShape(1, 3))));
        Assert.Equal("Length is 0; expected a whole number of 1 or more", Refused(() => new SliceSpec(0, 0)));
        Assert.Equal("EmbeddingDim is 0; expected a whole number of 1 or more", Refused(() => new EmbeddingSpec(1, 0)));
    }

    [Fact]
    public void Shapes_are_those_of_PyTorch()
    {
        Assert.Equal(new TensorShape(8, 14, 10), new Conv2dSpec(1, 8, new SpatialPair(3, 5)) { Stride = 2, Padding = 1 }.OutputShape([new(1, 28, 21)]));
        Assert.Equal(new TensorShape(3, 14, 10), new MaxPool2dSpec(2).OutputShape([new(3, 28, 21)]));
        Assert.Equal(new TensorShape(4, 9), new EmbeddingSpec(5, 9).OutputShape([new(4)]));
        Assert.Equal(new TensorShape(6, 2, 2), new ConcatSpec().OutputShape([new(1, 2, 2), new(5, 2, 2)]));
        Assert.Equal(new TensorShape(12), new FlattenSpec().OutputShape([new(3, 2, 2)]));
        Assert.Equal(new TensorShape(7, 3, 5), new PermuteSpec(new TensorShape(3, 1, 2)).OutputShape([new(3, 5, 7)]));
        Assert.Equal([0, 3, 1, 4, 2, 5], new PermuteSpec(new TensorShape(2, 1)).Places(new(2, 3)));
        Assert.Equal(new TensorShape(2, 5, 7), new SliceSpec(1, 2).OutputShape([new(3, 5, 7)]));
        Assert.Equal(new TensorShape(3, 1), new AdaptiveAvgPool1dSpec().OutputShape([new(3, 7)]));
    }
}
