#!/usr/bin/env bash
# Opens reports of the samples in a real browser, headless: nothing but the page is loaded, charts read out what is under the cursor, tables sort, and
# names that would be markup stay text. tests/browser/report.cjs says what is asked of each page.
#
#   tests/browser/run.sh [--install] [LRFIND]
#
# LRFIND is the executable, by default that of the release build. Where there is no Chromium, Node or playwright-core, the test says that it is
# skipped; --install installs Debian's chromium and nodejs if apt-get and the rights are there, and playwright-core into a temporary folder.
# With LRFIND_SCREENSHOTS=FOLDER, pictures of the pages are kept there.
set -euo pipefail

root=$(cd "$(dirname "$0")/../.." && pwd)
readonly playwright=playwright-core@1.56.1
install=no
if [ "${1:-}" = --install ]; then
    install=yes
    shift
fi
lrfind=$(realpath "${1:-$root/artifacts/bin/LrFind/release/lrfind}")

skip() {
    echo "browser test SKIPPED: $1"
    exit 0
}

find_browser() { command -v chromium || command -v chromium-browser || command -v google-chrome || true; }

install_packages() {
    if [ "$(id -u)" -ne 0 ] || ! command -v apt-get > /dev/null; then
        skip "chromium, node and npm are needed, and installing them needs root and apt-get"
    fi
    echo "installing $*"
    local log=$work/apt.log
    if ! { timeout 60 apt-get -qq update && DEBIAN_FRONTEND=noninteractive timeout 300 apt-get -qq install -y --no-install-recommends "$@"; } > "$log" 2>&1
    then
        tail -n 3 "$log"
        skip "apt-get cannot install $*"
    fi
}

work=$(mktemp -d "${TMPDIR:-/tmp}/lrfind-browser.XXXXXX")
trap 'rm -rf "$work"' EXIT

missing=()
[ -n "$(find_browser)" ] || missing+=(chromium)
command -v node > /dev/null || missing+=(nodejs)
if [ "$install" = yes ]; then
    command -v npm > /dev/null || missing+=(npm)
    [ ${#missing[@]} -eq 0 ] || install_packages "${missing[@]}"
    timeout 120 npm install --silent --no-audit --no-fund --prefix "$work/node" "$playwright" > "$work/npm.log" 2>&1 || skip "npm cannot install $playwright"
    export NODE_PATH=$work/node/node_modules
fi
[ -n "$(find_browser)" ] || skip "there is no Chromium (Debian's package chromium)"
command -v node > /dev/null || skip "there is no Node (Debian's package nodejs)"
node -e 'require("playwright-core")' 2> /dev/null || skip "there is no playwright-core; --install or NODE_PATH says where it is"
[ -x "$lrfind" ] || { echo "there is no '$lrfind'; build it by: dotnet build src/LrFind -c Release"; exit 1; }

# Files, columns, classes and models whose names would be markup.
write_hostile_data() {
    echo '<svg onload=alert(1)>,"""><b>bold</b>",</script><script>alert(2)</script>' > "$1"
    local i
    for i in $(seq 1 60); do
        echo "$i,$((i * i % 7)),$([ $((i % 2)) -eq 0 ] && echo '<img src=x onerror=alert(3)>' || echo '&lt;other&gt;')" >> "$1"
    done
}

cd "$work"
cp -r "$root/samples" samples
"$lrfind" run samples/iris.csv --model mlp --verify --tune --quiet --report run.html
"$lrfind" run samples/titanic.csv --target survived --lr-max 1e-4 --quiet --report none.html || [ $? -eq 4 ]
"$lrfind" sweep samples/iris.csv --model mlp,linear --optimizer sgd,adam --batch-size 16,64 --output sweep --report sweep.html > /dev/null
hostile='a"><img src=x onerror=alert(4)>.csv'
write_hostile_data "$hostile"
"$lrfind" models "$hostile" --model mlp:8 --export 'm"><b>odel.json' > /dev/null
"$lrfind" run "$hostile" --model 'm"><b>odel.json' --steps 50 --verify --quiet --report hostile.html || [ $? -le 4 ]

CHROMIUM=$(find_browser) timeout 150 node "$root/tests/browser/report.cjs" "$work"
