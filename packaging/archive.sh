#!/usr/bin/env bash
# Puts a published lrfind into the archive that a release has of it, with its licence, its manual and its completions.
#
#   packaging/archive.sh RID PUBLISHED OUT
#
# PUBLISHED is the folder that 'dotnet publish src/LrFind -c Release -r RID' wrote, of which everything goes in but for debug symbols; OUT is the
# folder that gets lrfind-VERSION-RID.tar.gz, or .zip for Windows. The program is run to print its manual and completions, so this is the place
# where one that does not start is noticed.
set -euo pipefail

root=$(cd "$(dirname "$0")/.." && pwd)
if [ $# -ne 3 ]; then
    echo "usage: packaging/archive.sh RID PUBLISHED OUT" >&2
    exit 2
fi
rid=$1
published=$2
mkdir -p "$3"
out=$(cd "$3" && pwd)
[ -d "$published" ] || { echo "there is no folder '$published'; write it by: dotnet publish src/LrFind -c Release -r $rid" >&2; exit 2; }

version=$("$published/lrfind" --version | cut -d ' ' -f 2)
name=lrfind-$version-$rid
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cp -r "$published" "$work/$name"
find "$work/$name" \( -name '*.pdb' -o -name '*.dbg' -o -name '*.dSYM' -o -name '*.xml' \) -prune -exec rm -rf {} +
cp "$root/LICENSE" "$root/README.md" "$root/CHANGELOG.md" "$work/$name"
mkdir -p "$work/$name/completions"
for shell in bash zsh fish pwsh; do
    "$published/lrfind" completions "$shell" > "$work/$name/completions/lrfind.$shell"
done
# As the shells look for them.
mv "$work/$name/completions/lrfind.zsh" "$work/$name/completions/_lrfind"
mv "$work/$name/completions/lrfind.pwsh" "$work/$name/completions/lrfind.ps1"
"$published/lrfind" man --output "$work/$name/man/man1" > /dev/null

cd "$work"
case $rid in
    win-*)
        archive=$out/$name.zip
        rm -f "$archive"
        if command -v 7z > /dev/null; then 7z a -tzip -bso0 "$archive" "$name"; else zip -q -r "$archive" "$name"; fi
        ;;
    *)
        archive=$out/$name.tar.gz
        options=()
        # The same bytes whoever packs them, as far as tar can do that.
        if tar --version | grep -q GNU; then
            options=(--sort=name --owner=0 --group=0 --numeric-owner --mtime="@${SOURCE_DATE_EPOCH:-0}")
        fi
        # The bash of macOS takes an empty list for one that is not set.
        tar ${options[@]+"${options[@]}"} -cf - "$name" | gzip -n -9 > "$archive"
        ;;
esac
echo "$archive"
