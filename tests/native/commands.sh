# shellcheck shell=bash disable=SC2034,SC2154 # What run.sh sets and reads.
# One of each command ends with the same exit code, says the same but for the digits of numbers, and writes the same files. Sourced by run.sh.
#
# Digits may differ: not every machine has the vectors of an executable here; widths.sh compares those that are alike.

run_in() {
    local place=$1 lrfind=$2 code=0
    shift 2
    (cd "$place" && "$lrfind" "$@") > "$place.out" 2>&1 || code=$?
    echo "exit code $code" >> "$place.out"
    # Numbers, and the spaces that columns of them are padded with.
    sed -E 's/[0-9]+([.,][0-9]+)*(e[-+][0-9]+)?/N/g; s/ +/ /g' "$place.out" > "$place.masked"
    (cd "$place" && find . -type f | sort) > "$place.files"
}

count=0
compare() {
    count=$((count + 1))
    mkdir -p "$work/$count/native" "$work/$count/built"
    cp -r "$root/samples" "$work/$count/native"
    cp -r "$root/samples" "$work/$count/built"
    compare_next "$@"
}

# In the folder of the comparison before.
compare_next() {
    local place=$work/$count
    run_in "$place/native" "$native" "$@"
    run_in "$place/built" "$built" "$@"
    if diff "$place/built.masked" "$place/native.masked" && diff "$place/built.files" "$place/native.files"; then
        echo "same       lrfind $*"
    else
        echo "DIFFERENT  lrfind $*"
        failed=1
    fi
}

# Which verdict a curve gets can hang on a digit: these are far from any limit.
compare --version
compare --help
compare sweep --help
compare run samples/iris.csv --model mlp
compare run samples/digits.csv --model samples/cnn.cs --plot digits.png --plot digits.svg --curve curve.csv --json out.json --steps 50
compare run samples/titanic.csv --target survived --loss huber --report report.html --report report.md
compare run nowhere.csv
compare run samples/iris.csv --model samples/lstm.cs --engine torchsharp --no-plot --quiet
compare run samples/iris.csv --model samples/residual.cs --json
compare inspect samples/titanic.csv --target survived
compare suggest samples/curves/pytorch-sgd.csv --json
compare models samples/iris.csv --model mlp --export net.json
compare verify samples/iris.csv --train-steps 50 -q
compare tune samples/iris.csv --train-steps 50 --train-seeds 2 --json tune.json -q
compare check samples/iris.csv --lr 3e-3 --train-steps 50 --junit check.xml
compare init samples/iris.csv
compare sweep samples/iris.csv --optimizer sgd,adam --steps 20 --repeats 1 --output sweep
compare sweep samples/iris.csv --optimizer sgd,adam --steps 20 --repeats 1 --output sweep --shard 0/1
compare_next merge sweep
