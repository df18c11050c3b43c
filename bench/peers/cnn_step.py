#!/usr/bin/python3
"""One training step of a small convolutional network in PyTorch: the other side of a step of the embedded engine.

Usage: OMP_NUM_THREADS=1 /usr/bin/python3 cnn_step.py

Prints the median, the minimum and the 90th percentile of 100 steps in microseconds, after 20 steps that are not counted. A step is
zero_grad, forward, loss, backward and update, on a batch that is already in memory. The network:

    Conv2d(1, 16, 3, padding=1), ReLU, MaxPool2d(2), Conv2d(16, 32, 3, padding=1), ReLU, MaxPool2d(2), Flatten, Linear(1568, 10)

on images of 1 x 28 x 28, batch 64, with cross-entropy and Adam. Needs torch (Debian: python3-torch).
"""

import statistics
import time

import torch
from torch import nn

WARM_UPS = 20
STEPS = 100
BATCH = 64


def main() -> None:
    torch.manual_seed(0)
    model = nn.Sequential(
        nn.Conv2d(1, 16, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(16, 32, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
        nn.Flatten(), nn.Linear(32 * 7 * 7, 10),
    )
    loss_of = nn.CrossEntropyLoss()
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-3)
    images, labels = torch.randn(BATCH, 1, 28, 28), torch.randint(0, 10, (BATCH,))

    times = []
    for step in range(WARM_UPS + STEPS):
        start = time.perf_counter()
        optimizer.zero_grad()
        loss = loss_of(model(images), labels)
        loss.backward()
        optimizer.step()
        loss.item()
        if step >= WARM_UPS:
            times.append((time.perf_counter() - start) * 1e6)

    times.sort()
    print(f"torch {torch.__version__}, {torch.get_num_threads()} thread(s), loss {loss.item():.4f}")
    print(f"step: median {statistics.median(times):.0f} us, least {times[0]:.0f} us, 90th percentile {times[STEPS * 9 // 10]:.0f} us")


if __name__ == "__main__":
    main()
