# shellcheck shell=bash disable=SC2034,SC2154 # What run.sh sets and reads.
# On vectors of the same width the native executables and the built one make the same bytes. Sourced by run.sh.

# same_bytes NATIVE [VARIABLE=VALUE]: with a variable that narrows the vectors of the built one.
same_bytes() {
    local lrfind=$1 which=$2
    shift 2
    rm -rf "$work/widths"
    for side in native built; do
        mkdir -p "$work/widths/$side"
        cp -r "$root/samples" "$work/widths/$side"
        (
            cd "$work/widths/$side"
            if [ $side = built ]; then start=(env "$@" "$built"); else start=("$lrfind"); fi
            "${start[@]}" run samples/iris.csv --model mlp --json > iris.json
            "${start[@]}" run samples/digits.csv --model samples/cnn.cs --plot digits.png --plot digits.svg --curve digits.csv --steps 50 -q > digits.out
            "${start[@]}" run samples/iris.csv --model samples/residual.cs --fit-io --optimizer adamw --json --no-plot > residual.json
            "${start[@]}" verify samples/titanic.csv --target survived --train-steps 50 --json --plot titanic.png > titanic.json
            "${start[@]}" suggest samples/curves/pytorch-sgd.csv --json --plot suggest.svg > suggest.json
            "${start[@]}" inspect samples/titanic.csv --json > inspect.json
            "${start[@]}" models samples/iris.csv --model resnet --export net.json --json > models.json
        ) 2> "$work/widths/$side.err" || cat "$work/widths/$side.err"
        check "every command answers" [ -z "$(find "$work/widths/$side" -type f -empty)" ]
    done
    mkdir -p "$work/untrained"
    for file in suggest.json suggest.svg inspect.json models.json net.json; do
        [ -e "$work/untrained/$file" ] || cp "$work/widths/native/$file" "$work/untrained"
        check "$which has the same $file as one of any width" cmp "$work/untrained/$file" "$work/widths/native/$file"
    done
    check "$which makes the same bytes as the built one${*:+ with $*}" diff -rq "$work/widths/native" "$work/widths/built"
}

mkdir "$work/baseline"
cp "$native" "$folder"/*.so "$work/baseline"
if [ "$(uname -m)" != x86_64 ]; then
    same_bytes "$native" lrfind
else
    same_bytes "$work/baseline/lrfind" lrfind DOTNET_EnableAVX=0
    if grep -qw avx2 /proc/cpuinfo; then same_bytes "$native-x86-64-v3" lrfind-x86-64-v3 DOTNET_EnableAVX512=0; fi
    if grep -qw avx512vl /proc/cpuinfo; then same_bytes "$native-x86-64-v4" lrfind-x86-64-v4; fi
fi
