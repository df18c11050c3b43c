#!/usr/bin/env bash
# Installs the packages as a user does, from a folder of them, into empty folders: with an empty home, an empty cache of packages and no registry.
#
#   tests/install/run.sh BUILT [PACKAGES]
#
# BUILT is lrfind as a clone builds it, with which every answer is compared. PACKAGES is a folder that packaging/pack.sh has filled; by default it is made.
# libtorch and what the libraries depend on come from the packages that the build has restored.
set -euo pipefail

root=$(cd "$(dirname "$0")/../.." && pwd)
built=$(realpath "$1")
restored=${NUGET_PACKAGES:-$HOME/.nuget/packages}
version=$(sed -n 's|.*<Version>\(.*\)</Version>.*|\1|p' "$root/Directory.Build.props")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

packages=$work/packages
if [ $# -gt 1 ]; then packages=$(realpath "$2"); else "$root/packaging/pack.sh" "$packages" --rid linux-x64; fi

export HOME=$work/home DOTNET_CLI_HOME=$work/home NUGET_PACKAGES=$work/cache DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
unset LRFIND_LIBTORCH XDG_CACHE_HOME
mkdir -p "$HOME" "$work/empty"
cp "$root/samples/iris.csv" "$root/samples/lstm.cs" "$work/empty"
cd "$work/empty"

failed=0
verdict() { if [ "$1" = 0 ]; then echo "ok         $2"; else echo "FAILED     $2"; failed=1; fi; }
check() { local what=$1 code=0; shift; "$@" || code=1; verdict $code "$what"; }
seconds() { date +%s.%N; }
took() { awk -v a="$1" -v b="$(seconds)" 'BEGIN { printf "%.1f s", b - a }'; }
# What changes from run to run.
masked() { sed -E 's/ in [0-9.,]+ ms/ in N ms/' "$1"; }
same() { diff <(masked "$1") <(masked "$2"); }
answer() { local lrfind=$1 out=$2; shift 2; "$lrfind" "$@" > "$out" 2> "$out.err" || { cat "$out.err"; return 1; }; }
install() { dotnet tool install "$1" --tool-path "$2" --source "${3:-$packages}" > "$work/install.log" 2>&1 || { cat "$work/install.log"; return 1; }; }

echo "== packages"
for package in "$packages"/*nupkg; do
    bytes=$(wc -c < "$package")
    printf '           %5d KB  %s\n' $((bytes / 1000)) "$(basename "$package")"
    [ "$bytes" -lt 30000000 ] || verdict 1 "$(basename "$package") is smaller than 30 MB"
done

echo "== what the answers are compared with"
build() { NUGET_PACKAGES=$restored "$built" "$@"; }
answer build "$work/expected" run iris.csv --model mlp
mv iris.lr.png "$work/expected.png"

echo "== lrfind, native"
start=$(seconds)
check "it is installed" install lrfind "$work/tools"
answer "$work/tools/lrfind" "$work/native" run iris.csv --model mlp
echo "           installed, and a first answer, after $(took "$start")"
check "it says what the built one says" same "$work/expected" "$work/native"
check "it draws a picture" test -s iris.lr.png
if cmp -s iris.lr.png "$work/expected.png"; then echo "           the picture has the same bytes"; else echo "           the picture has other bytes"; fi
for file in README.md icon.png licences/lrfind/LICENSE licences/Inter/LICENSE.txt licences/uPlot/uPlot.LICENSE; do
    check "its package has $file" test -s "$work/tools/.store/lrfind/$version/lrfind.linux-x64/$version/$file"
done
without_runtime() { env DOTNET_ROOT=/nowhere PATH=/nowhere "$work/tools/lrfind" --version > /dev/null; }
check "it needs no runtime" without_runtime

echo "== TorchSharp, a tool of its own"
torch() { local lrfind=$1; shift; "$lrfind" run iris.csv --model lstm.cs --engine torchsharp --no-plot --quiet "$@" > "$work/torch" 2>&1 && echo "exit code 0" >> "$work/torch" || echo "exit code $?" >> "$work/torch"; }
says() { diff <(printf '%s\n' "$@") "$work/torch"; }
torch "$work/tools/lrfind"
check "without it, one line says how it is installed" says \
    "TorchSharp: error: lrfind-torchsharp is not there; get it by 'dotnet tool install -g lrfind-torchsharp@$version', or in a clone of lrfind by 'dotnet build'" "exit code 3"
check "it is installed" install lrfind-torchsharp "$work/tools"
torch "$work/tools/lrfind"
check "without libtorch, one line says how that is downloaded" says \
    "TorchSharp: error: libtorch 2.10.0 is not there; get it by 'dotnet package download libtorch-cpu-linux-x64@2.10.0', or name its folder in LRFIND_LIBTORCH" "exit code 3"
export LRFIND_LIBTORCH=$restored/libtorch-cpu-linux-x64/2.10.0/runtimes/linux-x64/native
torch "$work/tools/lrfind"
cp "$work/torch" "$work/torch.native"
torch build
check "with it, the answer is that of a build" diff "$work/torch.native" "$work/torch"
"$work/tools/lrfind-torchsharp" > "$work/alone" 2>&1 || true
check "started alone it says by whom it is started" grep -q "is started by lrfind" "$work/alone"

echo "== what machines get that have no package of their own"
rm iris.lr.png
start=$(seconds)
check "it is installed" install lrfind.any "$work/any"
answer "$work/any/lrfind" "$work/portable" run iris.csv --model mlp
echo "           installed, and a first answer, after $(took "$start")"
check "it says what the built one says" same "$work/expected" "$work/portable"
check "it draws a picture" test -s iris.lr.png
check "TorchSharp is installed" install lrfind-torchsharp.any "$work/any"
torch "$work/any/lrfind"
check "the answer is that of a build" diff "$work/torch.native" "$work/torch"
rm -r "$(find "$work/any/.store/lrfind.any" -type d -path '*/runtimes/linux-x64')"
"$work/any/lrfind" run iris.csv --model mlp > /dev/null 2> "$work/undrawn" || true
check "where it cannot draw, one line says what to do" grep -q 'draws,\? cannot be loaded.*--no-plot' "$work/undrawn"
check "and then it answers" answer "$work/any/lrfind" "$work/drawn" run iris.csv --model mlp --no-plot --quiet

echo "== by dnx, without installing"
start=$(seconds)
dotnet dnx "lrfind@$version" --yes --source "$packages" run iris.csv --model mlp --no-plot --quiet > "$work/dnx" 2> "$work/dnx.err" || cat "$work/dnx.err"
build run iris.csv --model mlp --no-plot --quiet > "$work/quiet"
check "it answers (after $(took "$start"))" diff "$work/quiet" "$work/dnx"

echo "== the libraries, in programs of one file"
mkdir "$work/apps"
cp "$root/samples/iris.csv" "$work/apps"
cat > "$work/apps/nuget.config" <<XML
<configuration>
  <packageSources>
    <clear />
    <add key="lrfind" value="$packages" />
    <add key="restored" value="$restored" />
  </packageSources>
</configuration>
XML
# The programs of docs/library.md, each with what it prints.
awk -v folder="$work/apps" '
    /^```csharp$/ { file = folder "/" ++n ".cs"; next }
    /^```text$/ { file = folder "/" n ".txt"; printf "" > file; next }
    /^```/ { file = ""; next }
    file { print > file }' "$root/docs/library.md"
cd "$work/apps"
for program in 1 2 3; do
    start=$(seconds)
    dotnet run "$program.cs" > "$program.out" 2> "$program.err" || cat "$program.out" "$program.err"
    check "$(head -n 1 "$program.cs"), program $program of docs/library.md (after $(took "$start"))" diff "$program.txt" "$program.out"
done

echo "== uninstalled"
cd "$work/empty"
uninstall() { dotnet tool uninstall "$1" --tool-path "$2" > "$work/uninstall.log" || cat "$work/uninstall.log"; }
for tool in lrfind lrfind-torchsharp; do
    uninstall $tool "$work/tools"
    uninstall $tool.any "$work/any"
done
check "nothing is left" test -z "$(find "$work/tools" "$work/any" -type f -o -type l)"
exit $failed
