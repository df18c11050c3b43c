using TorchSharp;
using static TorchSharp.torch.nn;

// Four measurements of a flower, three species.
var model = Sequential(
    ("fc1", Linear(4, 32)),
    ("relu1", ReLU()),
    ("fc2", Linear(32, 32)),
    ("relu2", ReLU()),
    ("fc3", Linear(32, 3)));

var optimizer = torch.optim.Adam(model.parameters());
