#!/usr/bin/env python3
"""The learning-rate range test a Python user would write: pandas, PyTorch, matplotlib. The other side of compare_whole_job.py.

Usage: range_test.py DATA.csv OUT.png

The last column is the class, all others are numeric features. Needs torch, pandas and matplotlib.
OMP_NUM_THREADS sets the number of threads, as for any PyTorch program.

The range test follows torch-lr-finder (exponential schedule, smooth_f 0.05, diverge_th 5, steepest gradient with skip_start 10
and skip_end 5), but it is NOT that package: it is our own short implementation of the same algorithm. It leaves out what this
job does not use (tqdm's progress bar, validation loss, mixed precision, gradient accumulation, parameter groups).
"""

import copy
import sys

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import torch
from torch.utils.data import DataLoader, TensorDataset

SEED = 0
TRAIN_SHARE = 0.8
BATCH_SIZE = 64
STEPS = 300
START_LR, END_LR = 1e-5, 10.0
SMOOTHING = 0.05  # smooth_f: the weight of the newest loss
DIVERGENCE = 5.0  # diverge_th: stop above this multiple of the best smoothed loss
SKIP_START, SKIP_END = 10, 5


def main() -> int:
    if len(sys.argv) != 3:
        print("usage: range_test.py DATA.csv OUT.png", file=sys.stderr)
        return 2
    data, picture = sys.argv[1:]
    torch.manual_seed(SEED)
    features, labels = training_rows(data)
    model = mlp(features.shape[1], int(labels.max()) + 1)
    batches = DataLoader(TensorDataset(features, labels), batch_size=BATCH_SIZE, shuffle=True, drop_last=True)
    rates, losses = range_test(model, batches)
    suggestion = steepest(losses)
    plot(rates, losses, suggestion, picture)
    if suggestion is None:
        print(f"{len(losses)} steps: too few for a suggestion")
    else:
        print(f"{len(losses)} steps, suggested learning rate {rates[suggestion]:.2e}")
    return 0


def training_rows(path: str):
    """80 % of the rows, standardised by their own mean and deviation; the other 20 % are held out, as for a later validation."""
    table = pd.read_csv(path)
    order = np.random.default_rng(SEED).permutation(len(table))
    train = table.iloc[order[: int(TRAIN_SHARE * len(table))]]
    features = train.iloc[:, :-1].to_numpy(dtype=np.float32)
    spread = features.std(axis=0)
    features = (features - features.mean(axis=0)) / np.where(spread > 0, spread, 1)
    return torch.from_numpy(features), torch.from_numpy(train.iloc[:, -1].to_numpy(dtype=np.int64))


def mlp(inputs: int, classes: int) -> torch.nn.Module:
    return torch.nn.Sequential(
        torch.nn.Linear(inputs, 64),
        torch.nn.ReLU(),
        torch.nn.Linear(64, 64),
        torch.nn.ReLU(),
        torch.nn.Linear(64, classes),
    )


def range_test(model: torch.nn.Module, batches: DataLoader):
    """Train while the rate climbs; return the rates used and the smoothed loss before each step. The model is put back after."""
    optimizer = torch.optim.Adam(model.parameters(), lr=START_LR)
    criterion = torch.nn.CrossEntropyLoss()
    before = copy.deepcopy(model.state_dict())
    rates, losses = [], []
    best = float("inf")
    model.train()
    for step, (inputs, labels) in zip(range(STEPS), endless(batches)):
        rate = START_LR * (END_LR / START_LR) ** (step / (STEPS - 1))  # both ends are hit
        for group in optimizer.param_groups:
            group["lr"] = rate
        optimizer.zero_grad()
        loss = criterion(model(inputs), labels)
        loss.backward()
        optimizer.step()

        smoothed = loss.item() if step == 0 else SMOOTHING * loss.item() + (1 - SMOOTHING) * losses[-1]
        rates.append(rate)
        losses.append(smoothed)
        best = min(best, smoothed)
        if smoothed > DIVERGENCE * best:
            break
    model.load_state_dict(before)
    return rates, losses


def endless(batches: DataLoader):
    while True:
        yield from batches


def steepest(losses: list):
    """The step where the smoothed loss falls fastest, away from both ends; None when too few steps are left."""
    kept = losses[SKIP_START : len(losses) - SKIP_END]
    return SKIP_START + int(np.gradient(kept).argmin()) if len(kept) >= 2 else None


def plot(rates: list, losses: list, suggestion, path: str) -> None:
    end = len(losses) - SKIP_END
    figure, axes = plt.subplots(figsize=(12, 8), dpi=100)  # 1200 x 800 pixels
    axes.plot(rates[SKIP_START:end], losses[SKIP_START:end])
    if suggestion is not None:
        axes.scatter(
            rates[suggestion], losses[suggestion], s=75, color="red", zorder=3, label=f"steepest gradient: {rates[suggestion]:.2e}"
        )
        axes.legend()
    axes.set_xscale("log")
    axes.set_xlabel("Learning rate")
    axes.set_ylabel("Loss")
    figure.savefig(path)
    plt.close(figure)


if __name__ == "__main__":
    sys.exit(main())
