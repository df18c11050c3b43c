#!/usr/bin/env bash
# Parallel efficiency of a sweep on two cores: the time of --threads 1 over twice the time of --threads 2, the median of five pairs in turn. Two
# processes that run a half each, one thread each, show what the machine itself gives: other work on it, or a clock that falls, costs both the same.
#
#   bench/sweep_efficiency.sh [LRFIND]
set -euo pipefail
cd "$(dirname "$0")/.."

lrfind=${1:-artifacts/bin/LrFind/release/lrfind}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

sweep() {
    "$lrfind" sweep samples/iris.csv --model mlp,resnet --optimizer sgd,adam --batch-size 16,64 --momentum 0.9,0.95 --weight-decay 0,1e-4 \
        --steps 250 --no-plot --output "$work/$1" "${@:2}" > /dev/null
}

halves() {
    sweep "$1" --threads 1 --shard 0/2 &
    sweep "$1" --threads 1 --shard 1/2
    wait $!
}

seconds() {
    local start=$EPOCHREALTIME
    "$@"
    awk -v start="$start" -v end="$EPOCHREALTIME" 'BEGIN { print end - start }'
}

median() { sort -g | awk '{ v[NR] = $1 } END { printf "%.3f (%.3f to %.3f)", v[int((NR + 1) / 2)], v[1], v[NR] }'; }

echo "load before: $(cut -d' ' -f1-3 /proc/loadavg)"
sweep warm-up --threads 2
for round in 1 2 3 4 5; do
    one=$(seconds sweep "one-$round" --threads 1)
    two=$(seconds sweep "two-$round" --threads 2)
    apart=$(seconds halves "apart-$round")
    echo "$one $two $apart" | awk '{ printf "1 thread %.2f s, 2 threads %.2f s, 2 processes %.2f s\n", $1, $2, $3 }'
    echo "$one $two $apart" >> "$work/times"
done
echo "efficiency of 2 threads:   $(awk '{ print $1 / (2 * $2) }' "$work/times" | median)"
echo "efficiency of 2 processes: $(awk '{ print $1 / (2 * $3) }' "$work/times" | median)"
echo "load after: $(cut -d' ' -f1-3 /proc/loadavg)"
