#!/usr/bin/env python3
"""Compares training steps of lrfind's engine with PyTorch's, one thread each, in turn, and prints a Markdown table.

    compare_steps.py [--rounds 5] [--seconds 1.5]

Standard library only; PYTHON names the Python that has PyTorch (default /usr/bin/python3). Build first:

    dotnet build bench/LrFind.Benchmarks -c Release
"""
import argparse
import os
import platform
import statistics
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
OURS = os.path.join(HERE, "..", "..", "artifacts", "bin", "LrFind.Benchmarks", "release", "LrFind.Benchmarks")
ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}


def run(command, env=None):
    """NAME -> microseconds (and GFLOP/s where it is told) of a program that prints them."""
    result = subprocess.run(command, capture_output=True, text=True, env={**os.environ, **(env or {})})
    if result.returncode:
        sys.exit(f"{command[0]} failed: {result.stderr.strip().splitlines()[-1] if result.stderr.strip() else result.returncode}")
    return {words[0]: [float(w) for w in words[1:]] for words in map(str.split, result.stdout.splitlines())}


def library_of(python):
    code = "import torch; maps = open('/proc/self/maps').read(); import re; " \
           "print(torch.__version__, ', '.join(sorted({os.path.basename(os.path.realpath(m)) for m in re.findall(r'\\S*(?:blas|mkl)\\S*', maps)})))"
    return subprocess.run([python, "-c", "import os; " + code], capture_output=True, text=True).stdout.strip()


def cpu():
    try:
        with open("/proc/cpuinfo") as f:
            return next(line.split(":", 1)[1].strip() for line in f if line.startswith("model name"))
    except (OSError, StopIteration):
        return platform.processor() or platform.machine()


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=1.5, help="time for each piece of work and side in a round")
    args = parser.parse_args()
    if not os.access(OURS, os.X_OK):
        sys.exit(f"{os.path.normpath(OURS)} is not there; build it: dotnet build bench/LrFind.Benchmarks -c Release")
    python = os.environ.get("PYTHON", "/usr/bin/python3")
    theirs = [python, os.path.join(HERE, "train_step.py"), str(args.seconds)]

    one, two, torch = [], [], []
    for _ in range(args.rounds):
        one.append(run([OURS, "quick", "1", str(args.seconds)]))
        torch.append(run(theirs, ONE_THREAD))
        two.append(run([OURS, "quick", "2", str(args.seconds)]))

    print(f"Median of {args.rounds} rounds in turn, microseconds a step.\n")
    print("| work | lrfind | PyTorch | ratio (min to max) | lrfind on 2 threads | gain of the second |")
    print("|---|---:|---:|---:|---:|---:|")
    for name in torch[0]:
        a, t, b = ([r[name][0] for r in rounds] for rounds in (one, torch, two))
        ratios = sorted(x / y for x, y in zip(t, a))
        gains = statistics.median(x / y for x, y in zip(a, b))
        print(f"| {name} | {statistics.median(a):.1f} | {statistics.median(t):.1f} | {statistics.median(ratios):.2f} "
              f"({ratios[0]:.2f} to {ratios[-1]:.2f}) | {statistics.median(b):.1f} | {gains:.2f} |")
    share = statistics.median(r["product"][1] / r["peak"][1] for r in one)
    print(f"\nThe product runs at {statistics.median(r['product'][1] for r in one):.0f} GFLOP/s, {100 * share:.0f} % of what the core does "
          f"on multiply-adds in registers ({statistics.median(r['peak'][1] for r in one):.0f}).")
    print(f"\n- Machine: {cpu()}, {os.cpu_count()} logical processors\n- PyTorch {library_of(python)}")


if __name__ == "__main__":
    main()
