# shellcheck shell=bash disable=SC2034,SC2154 # What run.sh sets and reads.
# Somebody copies the one file to a machine with nothing on it: it answers. Sourced by run.sh.

mkdir "$work/alone"
cp "$native" "$root/samples/iris.csv" "$work/alone"

# alone ARGUMENT...: leaves the exit code, what is printed, and the files in $code, $work/out, $work/err and $files.
alone() {
    code=0
    (cd "$work/alone" && env -i ./lrfind run iris.csv --quiet "$@") > "$work/out" 2> "$work/err" || code=$?
    files=$(cd "$work/alone" && echo *)
}

alone
check "there is a rate: $(cat "$work/out")" [ "$code $(wc -l < "$work/out")" = "0 1" ]
check "one line says what is missing: $(cat "$work/err")" [ "$(grep -c 'libSkiaSharp.*--no-plot' "$work/err") $(wc -l < "$work/err")" = "1 1" ]
check "there is no picture" [ "$files" = "iris.csv lrfind" ]
alone --no-plot
check "nothing is said where no picture is wanted" [ "$code $(wc -c < "$work/err")" = "0 0" ]
alone --report iris.html --curve curve.csv
check "reports and curves are written" [ "$code $files" = "0 curve.csv iris.csv iris.html lrfind" ]
rm "$work/alone/curve.csv" "$work/alone/iris.html"
for picture in iris.png iris.svg iris.pdf; do
    alone --plot $picture
    check "a picture that was asked for is an error: $(cat "$work/err")" [ "$code $(wc -c < "$work/out") $(wc -l < "$work/err") $files" = "2 0 1 iris.csv lrfind" ]
done
