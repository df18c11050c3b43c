#!/usr/bin/env python3
"""Write the benchmark table: 1,800 rows, 64 features (p0..p63) and a class from 0 to 9 (digit, the last column).

Usage: make_table.py OUT.csv

Each class is a few blurred blobs on an 8x8 grid, in three handwritings; a row is one handwriting, moved, faded and noisy,
as whole numbers from 0 to 16. The same bytes come out on every machine: the only source of chance is `Random.random`, whose
sequence Python promises not to change, and the rest is plain arithmetic.
"""

import random
import sys

ROWS = 1800
CLASSES = 10
SIDE = 8
FEATURES = SIDE * SIDE
BRIGHTEST = 16
STYLES_PER_CLASS = 3
BLOBS_PER_CLASS = 4
NOISE = 2.5
SEED = 20240


def main() -> int:
    if len(sys.argv) != 2 or sys.argv[1].startswith("-"):
        print("usage: make_table.py OUT.csv", file=sys.stderr)
        return 2
    try:
        write_table(sys.argv[1])
    except OSError as error:
        print(f"make_table.py: cannot write {sys.argv[1]}: {error.strerror}", file=sys.stderr)
        return 1
    return 0


def write_table(path: str) -> None:
    chance = random.Random(SEED)
    styles = [class_styles(chance) for _ in range(CLASSES)]
    digits = [row % CLASSES for row in range(ROWS)]
    shuffle(digits, chance)
    with open(path, "w", encoding="ascii", newline="\n") as file:
        file.write(",".join([f"p{i}" for i in range(FEATURES)] + ["digit"]) + "\n")
        for digit in digits:
            style = styles[digit][below(STYLES_PER_CLASS, chance)]
            file.write(",".join(map(str, draw(style, chance) + [digit])) + "\n")


def class_styles(chance: random.Random) -> list:
    """The handwritings of one class: the same blobs, each (row, column, radius), placed a little differently."""
    blobs = [(7 * chance.random(), 7 * chance.random(), 1.2 + chance.random()) for _ in range(BLOBS_PER_CLASS)]
    return [[(y + nudge(1.2, chance), x + nudge(1.2, chance), radius) for y, x, radius in blobs] for _ in range(STYLES_PER_CLASS)]


def draw(style: list, chance: random.Random) -> list:
    """One row: the blobs moved together, each faded by its own amount, plus noise on every pixel."""
    down, right = nudge(1.0, chance), nudge(1.0, chance)
    blobs = [(y + down, x + right, radius, 0.4 + 0.6 * chance.random()) for y, x, radius in style]
    pixels = []
    for i in range(FEATURES):
        row, column = divmod(i, SIDE)
        light = 0.0  # added up by hand: from Python 3.12 `sum` rounds differently
        for y, x, radius, strength in blobs:
            light += strength * bump((row - y) ** 2 + (column - x) ** 2, radius)
        value = int(BRIGHTEST * light + NOISE * bell(chance) + 0.5)
        pixels.append(min(max(value, 0), BRIGHTEST))
    return pixels


def bump(distance_squared: float, radius: float) -> float:
    """1 at the centre, 0 from twice the radius outwards; smooth, and arithmetic only."""
    rest = 1.0 - distance_squared / (4.0 * radius * radius)
    return rest * rest if rest > 0.0 else 0.0


def bell(chance: random.Random) -> float:
    """Near-normal noise, mean 0 and deviation 1, as a sum of twelve uniforms (`gauss` is not promised to stay the same)."""
    total = -6.0
    for _ in range(12):
        total += chance.random()
    return total


def nudge(reach: float, chance: random.Random) -> float:
    return reach * (2.0 * chance.random() - 1.0)


def below(count: int, chance: random.Random) -> int:
    return int(count * chance.random())


def shuffle(items: list, chance: random.Random) -> None:
    """Fisher-Yates, for the same reason as `bell`."""
    for last in range(len(items) - 1, 0, -1):
        other = below(last + 1, chance)
        items[last], items[other] = items[other], items[last]


if __name__ == "__main__":
    sys.exit(main())
