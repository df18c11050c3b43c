#!/usr/bin/env bash
# What action.yml does, on runners of Linux, macOS and Windows.
#
#   packaging/action.sh resolve     finds out which release the action is of, and for which platform
#   packaging/action.sh fetch       downloads its archive unless that is there, verifies it, and unpacks it
#   packaging/action.sh check       makes the checks
#
# shellcheck disable=SC2153 # capitals are variables of action.yml
# What it is told comes in variables: the runner's (RUNNER_OS, RUNNER_ARCH, RUNNER_TEMP, GITHUB_ACTION_PATH, GITHUB_OUTPUT) and those that
# action.yml sets. LRFIND_RELEASES names another place than GitHub for the archives, as a mirror: they are looked for in its folder v<version>.
set -euo pipefail

root=$(cd "$(dirname "$0")/.." && pwd)

fail() {
    echo "lrfind: error: $1" >&2
    # Where GitHub shows it beside the step.
    [ "${GITHUB_ACTIONS:-}" != true ] || echo "::error::$1"
    exit 2
}

# Whatever a value holds, it is one value: output NAME VALUE.
output() {
    local mark="end-$RANDOM$RANDOM$RANDOM"
    printf '%s<<%s\n%s\n%s\n' "$1" "$mark" "$2" "$mark" >> "${GITHUB_OUTPUT:-/dev/stdout}"
}

# ---- resolve

platform() {
    case "${RUNNER_OS:-}-${RUNNER_ARCH:-}" in
        Linux-X64) echo linux-x64 ;;
        Linux-ARM64) echo linux-arm64 ;;
        macOS-X64) echo osx-x64 ;;
        macOS-ARM64) echo osx-arm64 ;;
        # Windows on ARM runs what is for x64.
        Windows-X64 | Windows-ARM64) echo win-x64 ;;
        *) return 1 ;;
    esac
}

# The commit that a tag or a branch is at: an annotated tag is an object of its own, and says behind ^{} which commit it is of.
commit_of() {
    local refs
    refs=$(git ls-remote "$1" "refs/tags/$2" "refs/tags/$2^{}" "refs/heads/$2" 2> /dev/null) || return 0
    (echo "$refs" | grep '\^{}$' || echo "$refs") | head -n 1 | cut -f 1
}

# A tag v1.2.3 is a release. A commit or a moving tag, as v1, is one where the tag of the version in the source is at the same commit.
is_release() {
    local version=$1 ref=$2 repository=$3 released
    [ "$ref" != "v$version" ] || return 0
    [ -n "$ref" ] || return 1
    released=$(commit_of "$repository" "v$version")
    [ -n "$released" ] && { [ "$released" = "$ref" ] || [ "$released" = "$(commit_of "$repository" "$ref")" ]; }
}

resolve() {
    local version ref repository name rid
    rid=$(platform) || fail "there is no lrfind for '${RUNNER_OS:-}' on '${RUNNER_ARCH:-}'; expected Linux, macOS or Windows on X64 or ARM64"
    version=$(sed -n 's:.*<Version>\(.*\)</Version>.*:\1:p' "$root/Directory.Build.props")
    # The runner puts an action at _actions/OWNER/NAME/REF; what it says of it otherwise is not always there, or of the action that uses this one.
    name=$(sed -n 's:.*/_actions/\([^/]*/[^/]*\)/.*:\1:p' <<< "$root")
    ref=$(sed -n 's:.*/_actions/[^/]*/[^/]*/\(.*\):\1:p' <<< "$root")
    name=${name:-${ACTION_REPOSITORY:-}}
    ref=${ref:-${ACTION_REF:-}}
    repository=${GITHUB_SERVER_URL:-https://github.com}/$name
    output version "$version"
    output rid "$rid"
    output folder "${RUNNER_TEMP:-/tmp}/lrfind-$version-$rid"
    output releases "${LRFIND_RELEASES:-$repository/releases/download}"
    if is_release "$version" "$ref" "$repository"; then
        output source no
    else
        echo "'${ref:-this folder}' is no release of lrfind: it is built from source, which takes a minute; use a tag such as v$version"
        output source yes
    fi
}

# ---- fetch

# Where a redirection of a mirror leads, nothing but HTTPS is followed.
download() {
    curl --fail --silent --show-error --location --proto-redir '=https' --retry 3 --max-time 300 --output "$2" "$1" 2> "$2.log" && rm -f "$2.log"
}

digest_of() {
    if command -v sha256sum > /dev/null; then sha256sum; else shasum -a 256; fi < "$1" | cut -d ' ' -f 1
}

verify() {
    local file=$1 sums=$2 name wanted found
    name=$(basename "$file")
    wanted=$(awk -v name="$name" '$2 == name || $2 == "*" name { print $1 }' "$sums")
    [ -n "$wanted" ] || fail "SHA256SUMS of the release does not have '$name'"
    found=$(digest_of "$file")
    if [ "$found" != "$wanted" ]; then
        rm -f "$file"
        fail "'$name' has the SHA-256 $found; expected $wanted, as SHA256SUMS of the release says; it is not used"
    fi
}

fetch() {
    local name="lrfind-$VERSION-$RID" ending=tar.gz archive url
    case $RID in win-*) ending=zip ;; esac
    url=$RELEASES/v$VERSION
    mkdir -p "$FOLDER"
    archive=$FOLDER/$name.$ending
    download "$url/SHA256SUMS" "$FOLDER/SHA256SUMS" \
        || fail "the release v$VERSION cannot be downloaded from $url: $(tail -n 1 "$FOLDER/SHA256SUMS.log")"
    # It is there already where a cache had it, and is verified all the same.
    [ -s "$archive" ] || download "$url/$name.$ending" "$archive" \
        || fail "'$name.$ending' cannot be downloaded from $url: $(tail -n 1 "$archive.log")"
    verify "$archive" "$FOLDER/SHA256SUMS"
    case $ending in
        zip) unzip -q -o "$archive" -d "$FOLDER" ;;
        *) tar -xzf "$archive" -C "$FOLDER" ;;
    esac || fail "'$name.$ending' cannot be unpacked"
    output lrfind "$FOLDER/$name/lrfind"
    echo "lrfind $VERSION for $RID"
}

# ---- check

verdict_of() {
    case $1 in
        0) echo ok ;;
        1) echo failed ;;
        4) echo inconclusive ;;
        *) echo error ;;
    esac
}

# Later steps may run in another folder.
absolute() {
    local path=$1
    case $path in
        "" | /* | [A-Za-z]:*) ;;
        *) path=$PWD/$path ;;
    esac
    if [ -n "$path" ] && command -v cygpath > /dev/null; then cygpath -w "$path"; else printf '%s' "$path"; fi
}

check() {
    local options=(--config "$CONFIG") code=0
    [ -z "$ONLY" ] || options+=(--only "$ONLY")
    [ -z "$JUNIT" ] || options+=(--junit "$JUNIT")
    [ -z "$REPORT" ] || options+=(--report "$REPORT")
    output version "$("$LRFIND" --version | cut -d ' ' -f 2)"
    "$LRFIND" check "${options[@]}" || code=$?
    output exit-code "$code"
    output verdict "$(verdict_of "$code")"
    output junit "$(absolute "$JUNIT")"
    output report "$(absolute "$REPORT")"
    exit "$code"
}

case ${1:-} in
    resolve | fetch | check) "$1" ;;
    *) fail "action.sh is told '${1:-}'; expected resolve, fetch or check" ;;
esac
