#!/usr/bin/env python3
"""Compares loading large tables: all rows against pandas, and a sample of a huge file against one of a large file.

    compare_load.py [--pairs 7] [--megabytes 200] [--huge-gigabytes 10]

Writes its tables to a temporary folder (TMPDIR) and deletes them. PYTHON names the Python that has pandas (default /usr/bin/python3). Build first:

    dotnet build src/LrFind -c Release
"""
import argparse
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
BIN = os.path.join(HERE, "..", "..", "artifacts", "bin")
TOOL = os.path.join(BIN, "LrFind", "release", "lrfind")
COLUMNS = 32
PANDAS = """
import resource, sys, time
import numpy, pandas
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
start = time.perf_counter()
matrix = pandas.read_csv(sys.argv[1]).to_numpy(dtype=numpy.float32)
took = time.perf_counter() - start
print(took, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, matrix.nbytes / 2**20, before)
"""


def write_table(path, megabytes):
    """Rows of COLUMNS numbers with five decimals and a class; returns where the first row starts."""
    draw = random.Random(0).gauss
    with open(path, "w") as f:
        f.write(",".join(f"x{i}" for i in range(COLUMNS)) + ",y\n")
        start = f.tell()
        # Numbers are drawn once and shuffled by columns: what they are does not matter, only that they are many.
        pool = [f"{draw(0, 1):.5f}" for _ in range(100_003)]
        at = 0
        while f.tell() < megabytes * 2**20:
            lines = []
            for _ in range(1000):
                row = [pool[(at + 7919 * c) % len(pool)] for c in range(COLUMNS)]
                lines.append(",".join(row) + (",1\n" if float(row[0]) + float(row[1]) > 0 else ",0\n"))
                at += 1
            f.write("".join(lines))
    return start


def repeat(source, start, path, gigabytes):
    """The rows of a table over and over."""
    with open(source, "rb") as rows, open(path, "wb") as f:
        f.write(rows.read(start))
        while f.tell() < gigabytes * 2**30:
            rows.seek(start)
            # In pieces: a child's peak memory never reads below what its parent held.
            shutil.copyfileobj(rows, f, 2**20)


def numbers_of(command):
    """What a program prints, and the seconds of the whole process."""
    start = time.perf_counter()
    result = subprocess.run(command, capture_output=True, text=True)
    if result.returncode:
        sys.exit(f"{command[0]} failed: {result.stderr.strip()}")
    return [float(w) for w in result.stdout.split()] + [time.perf_counter() - start]


def whole_run(path, *options):
    """Seconds and MiB of a whole lrfind run on a file."""
    start = time.perf_counter()
    child = subprocess.Popen([TOOL, "run", path, "--no-plot", "--quiet", *options], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    if status:
        sys.exit(f"lrfind failed on {path}")
    return time.perf_counter() - start, usage.ru_maxrss / 1024


def spread(values, digits=2):
    return f"{statistics.median(values):.{digits}f} ({min(values):.{digits}f} to {max(values):.{digits}f})"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pairs", type=int, default=7)
    parser.add_argument("--megabytes", type=int, default=200)
    parser.add_argument("--huge-gigabytes", type=int, default=10)
    args = parser.parse_args()
    python = os.environ.get("PYTHON", "/usr/bin/python3")
    with tempfile.TemporaryDirectory() as folder:
        large, huge = os.path.join(folder, "large.csv"), os.path.join(folder, "huge.csv")
        start = write_table(large, args.megabytes)
        ours, theirs = [], []
        for pair in range(args.pairs + 1):
            a, b = whole_run(large, "--all-rows"), numbers_of([python, "-c", PANDAS, large])
            if pair:  # The first warms the disk cache.
                ours.append(a)
                theirs.append(b)
        print(f"All rows of {args.megabytes} MiB, {COLUMNS} columns, into a float matrix of {theirs[0][2]:.0f} MiB, medians of {args.pairs} pairs (min to max)\n")
        print("| measure | lrfind run --all-rows | pandas read_csv and to_numpy | ratio |\n|---|---:|---:|---:|")
        print(f"| seconds of the whole process | {spread([a[0] for a in ours])} | {spread([b[4] for b in theirs])} | {spread([b[4] / a[0] for a, b in zip(ours, theirs)], 1)} |")
        print(f"| seconds, of Python without start and imports | {spread([a[0] for a in ours])} | {spread([b[0] for b in theirs])} | "
              f"{spread([b[0] / a[0] for a, b in zip(ours, theirs)], 1)} |")
        print(f"| peak memory of the process, times the matrix | {spread([a[1] / b[2] for a, b in zip(ours, theirs)])} | {spread([b[1] / b[2] for b in theirs])} | "
              f"{spread([b[1] / a[1] for a, b in zip(ours, theirs)], 1)} |")
        if not args.huge_gigabytes:
            return
        repeat(large, start, huge, args.huge_gigabytes)
        small_runs, huge_runs = [], []
        for pair in range(args.pairs + 1):
            a, b = whole_run(large), whole_run(huge)
            if pair:
                small_runs.append(a)
                huge_runs.append(b)
        print(f"\nA whole run on {args.huge_gigabytes} GiB against {args.megabytes} MiB, both sampled\n")
        print("| measure | large | huge | ratio |\n|---|---:|---:|---:|")
        for i, name in enumerate(("seconds", "peak memory, MiB")):
            a, b = [r[i] for r in small_runs], [r[i] for r in huge_runs]
            print(f"| {name} | {spread(a)} | {spread(b)} | {spread([y / x for x, y in zip(a, b)])} |")


if __name__ == "__main__":
    main()
