#!/usr/bin/env bash
# Writes the four sample files from data that Debian packages carry:
#   apt-get install python3-sklearn r-base-core r-cran-cardata
# Run from this folder. The result is committed; neither lrfind nor its tests need this script.
set -euo pipefail
cd "$(dirname "$0")"

/usr/bin/python3 - <<'PY'
import csv, gzip, os, sklearn
data = os.path.join(os.path.dirname(sklearn.__file__), "datasets", "data")

with open(os.path.join(data, "iris.csv")) as f, open("iris.csv", "w", newline="") as out:
    rows = list(csv.reader(f))
    species = rows[0][2:]
    write = csv.writer(out, lineterminator="\n").writerow
    write(["sepal_length", "sepal_width", "petal_length", "petal_width", "species"])
    for row in rows[1:]:
        write(row[:4] + [species[int(row[4])]])

with gzip.open(os.path.join(data, "diabetes_data_raw.csv.gz"), "rt") as f, \
        gzip.open(os.path.join(data, "diabetes_target.csv.gz"), "rt") as t, open("diabetes.csv", "w", newline="") as out:
    write = csv.writer(out, lineterminator="\n").writerow
    write(["age", "sex", "bmi", "bp", "s1", "s2", "s3", "s4", "s5", "s6", "progression"])
    for x, y in zip(f, t):
        write([format(float(v), "g") for v in x.split() + [y]])

# The outermost columns of pixels are empty but for a few; without them no pixel is the same in all rows.
with gzip.open(os.path.join(data, "digits.csv.gz"), "rt") as f, open("digits.csv", "w", newline="") as out:
    kept = [8 * i + j for i in range(8) for j in range(1, 7)]
    write = csv.writer(out, lineterminator="\n").writerow
    write([f"p{k // 8}{k % 8}" for k in kept] + ["digit"])
    for row in list(csv.reader(f))[:1400]:
        write([int(float(row[k])) for k in kept + [64]])
PY

Rscript -e 'd <- carData::TitanicSurvival; d$age <- signif(d$age, 4); write.csv(d, "titanic.csv", row.names = FALSE, quote = FALSE, na = "")'
