#!/usr/bin/env bash
# shellcheck disable=SC2034 # Read by the parts.
# Holds what is published natively to what is built: it answers alike, with the same bytes on the same vectors, on every processor, and as a single file.
#
#   tests/native/run.sh NATIVE BUILT
#
# NATIVE is the executable in the folder of `dotnet publish`. Older processors are qemu-x86_64's, where that is installed.
set -euo pipefail

root=$(cd "$(dirname "$0")/../.." && pwd)
native=$(realpath "$1")
built=$(realpath "$2")
folder=$(dirname "$native")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0

# check SENTENCE TEST...: says whether it is so.
check() {
    local sentence=$1
    shift
    if "$@"; then
        echo "yes        $sentence"
    else
        echo "NO         $sentence"
        failed=1
    fi
}

for part in contents commands widths processors handover alone; do
    echo "-- $part"
    # shellcheck source=/dev/null
    source "$root/tests/native/$part.sh"
done
exit $failed
