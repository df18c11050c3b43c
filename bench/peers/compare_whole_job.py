#!/usr/bin/env python3
"""Time the whole job, from CSV file to plot and suggestion: lrfind against range_test.py. Prints a Markdown report.

Usage: compare_whole_job.py [LRFIND] [--pairs N] [--warm-ups N]

LRFIND is the executable, artifacts/bin/LrFind/release/lrfind of this repository unless given. The environment variable PYTHON
names the interpreter for the Python side, /usr/bin/python3 unless set; it needs torch, pandas and matplotlib. This script itself
needs only the standard library, and a system with `wait4` (Linux, macOS).
"""

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).resolve().parent
LRFIND = HERE.parent.parent / "artifacts" / "bin" / "LrFind" / "release" / "lrfind"
PYTHON = os.environ.get("PYTHON") or "/usr/bin/python3"
LRFIND_OPTIONS = "--model mlp --optimizer adam --steps 300 --repeats 1 --probe-rows 0 --batch-size 64 --seed 0".split()
SETTINGS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "DOTNET_PROCESSOR_COUNT", "DOTNET_TieredPGO", "DOTNET_ReadyToRun")

# Which BLAS library is loaded decides how fast matrices are multiplied; a wheel with MKL inside shows only its build setting.
PYTHON_FACTS = """
import json, os, platform, torch, pandas, matplotlib
blas = torch.__config__.show().partition("BLAS_INFO=")[2].partition(",")[0] or "unknown"
try:
    blas = " ".join(sorted({os.path.basename(line.split()[-1]) for line in open("/proc/self/maps") if "blas" in line})) or blas
except OSError:
    pass
print(json.dumps({"Python": platform.python_version(), "PyTorch": torch.__version__, "pandas": pandas.__version__,
    "matplotlib": matplotlib.__version__, "PyTorch threads": torch.get_num_threads(), "BLAS": blas}))
"""


class Failure(Exception):
    """Something the user can put right; its text is one line."""


class Run(NamedTuple):
    """What one process cost."""

    wall: float  # seconds
    cpu: float  # seconds, user and system, all threads
    memory: float  # peak resident set, MiB


class Measure(NamedTuple):
    name: str
    unit: str
    digits: int
    of: callable


MEASURES = (
    Measure("wall time", "s", 3, lambda run: run.wall),
    Measure("peak memory", "MiB", 1, lambda run: run.memory),
    Measure("CPU time", "s", 3, lambda run: run.cpu),
)


def main() -> int:
    options = arguments()
    try:
        print(compare(options.lrfind, options.pairs, options.warm_ups))
    except Failure as failure:
        print(f"compare_whole_job.py: {failure}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Time the whole job, from CSV to plot: lrfind against range_test.py.")
    parser.add_argument("lrfind", nargs="?", type=Path, default=LRFIND, metavar="LRFIND", help="the executable (default: %(default)s)")
    parser.add_argument("--pairs", type=at_least(1), default=10, metavar="N", help="measured pairs of runs (default: 10)")
    parser.add_argument("--warm-ups", type=at_least(0), default=2, metavar="N", help="pairs run before, not counted (default: 2)")
    return parser.parse_args()


def at_least(least: int):
    def count(text: str) -> int:
        if not text.isdecimal() or int(text) < least:
            raise argparse.ArgumentTypeError(f"'{text}' is not a whole number of {least} or more")
        return int(text)

    return count


def compare(lrfind: Path, pairs: int, warm_ups: int) -> str:
    program = executable(lrfind)
    facts = python_facts()
    version = first_line([program, "--version"])
    with tempfile.TemporaryDirectory(prefix="lrfind-bench-") as name:
        folder = Path(name)
        table = folder / "table.csv"
        first_line([sys.executable, str(HERE / "make_table.py"), str(table)])
        ours, theirs = [], []
        for pair in range(-warm_ups, pairs):
            progress("warm-up" if pair < 0 else f"pair {pair + 1} of {pairs}")
            a, b = run_lrfind(program, table, folder / f"lrfind{pair}"), run_python(table, folder / f"python{pair}.png")
            if pair >= 0:
                ours.append(a)
                theirs.append(b)
    return report(version, facts, ours, theirs)


def progress(text: str) -> None:
    if sys.stderr.isatty():
        print(text, file=sys.stderr)


def executable(path: Path) -> str:
    if not path.is_file():
        raise Failure(f"no lrfind at {path}; build it with 'dotnet build -c Release', or give its path")
    if not os.access(path, os.X_OK):
        raise Failure(f"{path} is not executable")
    return str(path.resolve())


def python_facts() -> dict:
    try:
        return json.loads(first_line([PYTHON, "-c", PYTHON_FACTS]))
    except ValueError:
        raise Failure(f"{PYTHON} did not report its versions; is it a Python 3?") from None


def run_lrfind(program: str, table: Path, output: Path) -> Run:
    """Each run gets a folder of its own, so none finds, or has to replace, what an earlier one wrote."""
    run, _ = measured([program, "run", str(table), *LRFIND_OPTIONS, "--output", str(output)])
    if not output.is_dir() or not any(output.iterdir()):
        raise Failure(f"lrfind succeeded but wrote nothing to the --output folder {output}")
    return run


def run_python(table: Path, picture: Path) -> Run:
    run, _ = measured([PYTHON, str(HERE / "range_test.py"), str(table), str(picture)])
    if not picture.is_file():
        raise Failure("range_test.py succeeded but wrote no picture")
    return run


def first_line(command: list) -> str:
    _, text = measured(command)
    return text.partition("\n")[0].strip()


def measured(command: list):
    """Run a command to its end: its cost, and what it printed. Output goes to files, so no pipe can hold the process up."""
    with tempfile.TemporaryFile("w+", errors="replace") as out, tempfile.TemporaryFile("w+", errors="replace") as err:
        start = time.perf_counter()
        try:
            process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=out, stderr=err)
        except OSError as error:
            raise Failure(f"cannot start {command[0]}: {error.strerror}") from None
        try:
            _, status, usage = os.wait4(process.pid, 0)
        except KeyboardInterrupt:
            process.kill()
            raise
        wall = time.perf_counter() - start
        process.returncode = -os.WTERMSIG(status) if os.WIFSIGNALED(status) else os.WEXITSTATUS(status)
        if process.returncode != 0:
            name = " ".join(Path(word).name for word in command[:2])
            raise Failure(f"'{name}' {ending(process.returncode)}: {last_line(err) or last_line(out) or 'no message'}")
        out.seek(0)
        unit = 1024 if sys.platform == "darwin" else 1  # ru_maxrss is in bytes there, in KiB on Linux
        return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / unit / 1024), out.read()


def ending(code: int) -> str:
    return f"was stopped by signal {-code}" if code < 0 else f"ended with exit code {code}"


def last_line(file) -> str:
    file.seek(0)
    lines = [line.strip() for line in file.read().splitlines() if line.strip()]
    return lines[-1] if lines else ""


def report(version: str, facts: dict, ours: list, theirs: list) -> str:
    lines = [
        f"Whole job, {len(ours)} pairs of runs in turn. The ratio is Python over lrfind within each pair: above 1, lrfind used less.",
        "",
        "| measure | lrfind median (min to max) | Python median (min to max) | ratio, median of pairs (min to max) |",
        "|---|---:|---:|---:|",
    ]
    for measure in MEASURES:
        a, b = [measure.of(run) for run in ours], [measure.of(run) for run in theirs]
        ratios = [y / x if x > 0 else float("nan") for x, y in zip(a, b)]
        cells = [f"{measure.name}, {measure.unit}", spread(a, measure.digits), spread(b, measure.digits), spread(ratios, 2)]
        lines.append(f"| {' | '.join(cells)} |")
    settings = [f"{name}={os.environ[name]}" for name in SETTINGS if name in os.environ]
    lines += [
        "",
        f"- Machine: {cpu_name()}, {os.cpu_count()} logical processors, {platform.system()} {platform.machine()}",
        f"- lrfind: {version or 'unknown version'}",
        f"- Python side: {', '.join(f'{name} {value}' for name, value in facts.items())}",
        f"- Environment: {', '.join(settings) or 'none of ' + ', '.join(SETTINGS)}",
        f"- lrfind command: `lrfind run TABLE.csv {' '.join(LRFIND_OPTIONS)} --output DIR`",
        "- Python command: `python3 range_test.py TABLE.csv OUT.png`",
    ]
    return "\n".join(lines)


def spread(values: list, digits: int) -> str:
    return f"{statistics.median(values):.{digits}f} ({min(values):.{digits}f} to {max(values):.{digits}f})"


def cpu_name() -> str:
    try:
        for line in Path("/proc/cpuinfo").read_text().splitlines():
            name, _, value = line.partition(":")
            if name.strip() == "model name":
                return value.strip()
    except OSError:
        pass  # not Linux
    return platform.processor() or platform.machine()


if __name__ == "__main__":
    sys.exit(main())
