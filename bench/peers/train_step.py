#!/usr/bin/env python3
"""Times one PyTorch training step, batch in, loss out, on the same pieces of work as bench/LrFind.Benchmarks.

    OMP_NUM_THREADS=1 train_step.py SECONDS [NAME ...]

prints a line "NAME MICROSECONDS" for each: the median over rounds of about ten milliseconds, after a warm-up. Needs PyTorch only.
"""
import statistics
import sys
import time

import torch
from torch import nn


def mlp(*widths):
    layers = []
    for inputs, outputs in zip(widths, widths[1:]):
        layers += [nn.Linear(inputs, outputs), nn.ReLU()]
    return nn.Sequential(*layers[:-1])


def cnn():
    return nn.Sequential(
        nn.Conv2d(1, 16, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(16, 32, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
        nn.Flatten(), nn.Linear(32 * 7 * 7, 10))


def step(model, features, batch, make_optimizer, classes=10):
    """A function that takes one step on the next of sixteen batches."""
    torch.manual_seed(0)
    data = [(torch.rand(batch, *features) * 3.4 - 1.7, torch.randint(classes, (batch,))) for _ in range(16)]
    loss_of = nn.CrossEntropyLoss()
    optimizer = make_optimizer(model.parameters())
    at = 0

    def run():
        nonlocal at
        x, y = data[at]
        at = (at + 1) % len(data)
        optimizer.zero_grad()
        loss = loss_of(model(x), y)
        loss.backward()
        optimizer.step()
        return loss.item()

    return run


def product(m, n, k):
    a, b = torch.full((m, k), 0.5), torch.full((k, n), 0.25)
    c = torch.empty(m, n)
    return lambda: torch.mm(a, b, out=c)


WORK = {
    "mlp-small-sgd": lambda: step(mlp(30, 64, 64, 10), (30,), 64, lambda p: torch.optim.SGD(p, lr=1e-3, momentum=0.9)),
    "mlp-small-adam": lambda: step(mlp(30, 64, 64, 10), (30,), 64, lambda p: torch.optim.Adam(p, lr=1e-3)),
    "mlp-large-adam": lambda: step(mlp(784, 512, 512, 10), (784,), 128, lambda p: torch.optim.Adam(p, lr=1e-3)),
    "cnn-small-adam": lambda: step(cnn(), (1, 28, 28), 64, lambda p: torch.optim.Adam(p, lr=1e-3)),
    "product": lambda: product(128, 512, 784),
}


def median_microseconds(work, seconds):
    start, calls = time.perf_counter(), 0
    while time.perf_counter() - start < seconds / 2:
        work()
        calls += 1
    per_round = max(1, int(calls * 0.01 / (seconds / 2)))
    rounds, start = [], time.perf_counter()
    while time.perf_counter() - start < seconds or len(rounds) < 5:
        begin = time.perf_counter()
        for _ in range(per_round):
            work()
        rounds.append((time.perf_counter() - begin) * 1e6 / per_round)
    return statistics.median(rounds)


def main():
    seconds, names = float(sys.argv[1]), sys.argv[2:] or list(WORK)
    for name in names:
        print(f"{name} {median_microseconds(WORK[name](), seconds):.2f}", flush=True)


if __name__ == "__main__":
    main()
