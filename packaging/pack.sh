#!/usr/bin/env bash
# Makes the packages: the libraries with their symbols, the two tools for any machine that has .NET, and those that are compiled for one kind of machine.
#
#   packaging/pack.sh OUT [--rid RID]... [--only libraries|tools|rid]
#
# OUT is the folder that they go to. RID is linux-x64, win-x64 or osx-arm64, by default that of this machine, if it is one of them: lrfind is compiled
# natively, which goes on such a machine only. A release packs everything on one machine, and on each other one that of its own: --only rid.
set -euo pipefail

out=$1
shift
rids=() only=all
while [ $# -gt 0 ]; do
    case $1 in
        --rid) rids+=("$2"); shift 2 ;;
        --only) only=$2; shift 2 ;;
        *) echo "pack.sh: '$1' is no option; expected --rid RID or --only libraries|tools|rid" >&2; exit 2 ;;
    esac
done
if [ ${#rids[@]} -eq 0 ]; then
    case $(uname -s)-$(uname -m) in
        Linux-x86_64) rids=(linux-x64) ;;
        Darwin-arm64) rids=(osx-arm64) ;;
        MINGW*-x86_64 | MSYS*-x86_64) rids=(win-x64) ;;
    esac
fi

mkdir -p "$out"
out=$(cd "$out" && pwd)
cd "$(dirname "$0")/.."

# On GitHub the repository is known, and sources are found by it.
properties=()
if [ -n "${GITHUB_REPOSITORY:-}" ]; then
    url=$GITHUB_SERVER_URL/$GITHUB_REPOSITORY
    properties+=("-p:RepositoryUrl=$url" -p:RepositoryType=git "-p:PackageProjectUrl=$url" -p:ContinuousIntegrationBuild=true)
fi

pack() {
    local project=$1
    shift
    # Into a folder of its own: all that is in it is packed, and in the usual one may be more.
    rm -rf artifacts/packing
    dotnet pack "src/$project" -c Release -o "$out" -v quiet --nologo "-p:PublishDir=$PWD/artifacts/packing/" "${properties[@]}" "$@"
    rm -rf artifacts/packing
}

if [ "$only" = all ] || [ "$only" = libraries ]; then
    for library in LrFind.Core LrFind.ModelSource LrFind.TorchSharp; do pack "$library"; done
fi
for tool in LrFind LrFind.TorchSharp.Worker; do
    if [ "$only" = all ] || [ "$only" = tools ]; then
        pack "$tool" -p:CreateRidSpecificToolPackages=false
        pack "$tool" -r any
    fi
    if [ "$only" = all ] || [ "$only" = tools ] || [ "$only" = rid ]; then
        for rid in "${rids[@]}"; do pack "$tool" -r "$rid"; done
    fi
done
