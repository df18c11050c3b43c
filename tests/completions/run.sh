#!/usr/bin/env bash
# Types command lines into real shells, presses the tab key, and looks at the arguments that lrfind gets: with columns whose names need quotes, and
# quotes that are open already. Every shell is a process in a terminal of tmux, as it is for a person.
#
#   tests/completions/run.sh [--install] [LRFIND]
#
# LRFIND is the executable, by default that of the release build. A shell that is not installed is skipped, which is said; --install installs Debian's
# bash-completion, zsh, fish, mandoc and tmux if apt-get and the rights are there, and PowerShell as a .NET tool. LRFIND_SHELLS names some shells only.
set -euo pipefail

root=$(cd "$(dirname "$0")/../.." && pwd)
install=no
if [ "${1:-}" = --install ]; then
    install=yes
    shift
fi
lrfind=$(realpath "${1:-$root/artifacts/bin/LrFind/release/lrfind}")
[ -x "$lrfind" ] || { echo "there is no '$lrfind'; build it by: dotnet build src/LrFind -c Release"; exit 1; }

work=$(mktemp -d "${TMPDIR:-/tmp}/lrfind-completions.XXXXXX")
tmux_socket=
started=0
passed=0
failed=0
clean_up() {
    tmux -S "$tmux_socket" kill-server > /dev/null 2>&1 || true
    rm -rf "$work"
}
trap clean_up EXIT

install_shells() {
    local tool missing=""
    for tool in tmux zsh fish mandoc; do
        command -v "$tool" > /dev/null || missing="$missing $tool"
    done
    [ -e /usr/share/bash-completion/bash_completion ] || missing="$missing bash-completion"
    if [ -n "$missing" ] && [ "$(id -u)" -eq 0 ] && command -v apt-get > /dev/null; then
        echo "installing$missing"
        # shellcheck disable=SC2086 # several names
        { timeout 60 apt-get -qq update && DEBIAN_FRONTEND=noninteractive timeout 180 apt-get -qq install -y --no-install-recommends $missing; } \
            > "$work/apt.log" 2>&1 || tail -n 3 "$work/apt.log"
    fi
    command -v pwsh > /dev/null && return
    # The folder outlives the test: it takes 200 MB.
    powershell=${XDG_CACHE_HOME:-$HOME/.cache}/lrfind-tests/powershell
    if [ ! -x "$powershell/pwsh" ]; then
        echo "installing PowerShell"
        timeout 180 dotnet tool install PowerShell --version 7.6.9 --tool-path "$powershell" > "$work/pwsh.log" 2>&1 || tail -n 3 "$work/pwsh.log"
    fi
    PATH=$PATH:$powershell
}
[ "$install" = yes ] && install_shells

# ---- what is typed into, and what comes of it

mkdir -p "$work/bin" "$work/home" "$work/folder/sub dir"
cd "$work/folder"
export HOME=$work/home XDG_CONFIG_HOME=$work/home/.config XDG_DATA_HOME=$work/home/.local/share XDG_CACHE_HOME=$work/home/.cache
export LC_ALL=C.UTF-8 TERM=xterm-256color DOTNET_CLI_TELEMETRY_OPTOUT=1 POWERSHELL_TELEMETRY_OPTOUT=1 POWERSHELL_UPDATECHECK=Off
log=$work/arguments

# lrfind completes, and otherwise only notes its arguments.
cat > "$work/bin/lrfind" << END
#!/bin/sh
case \$1 in complete | completions) exec "$lrfind" "\$@" ;; esac
{ printf '<%s>' "\$@"; echo; } >> "$log"
END
chmod +x "$work/bin/lrfind"
PATH=$work/bin:$PATH

# shellcheck disable=SC2016 # the dollar signs are the names'
names=('sepal length' "it's" 'quo""te' 'price ($5)' 'größe m' 'back\slash' 'dollar$HOME' 'star*' 'bang!x' 'hash #1' 'semi;colon&' 'eq=ual' 'mid:colon x'
    'tick`x`' 'brace{}' 'less<more>|' '[bracket]?' 'comma,name' '~tilde')
{
    printf '"%s",' "${names[@]}"
    echo last
    for row in 1 2 3 4; do
        for _ in "${names[@]}"; do printf '%s,' "$row"; done
        echo "$row"
    done
} > "my data.csv"
cp "my data.csv" data.csv
gzip -k data.csv
printf 'lr,"train loss"\n1e-3,2\n2e-3,1\n' > curve.csv
printf '{"checks":{"iris":{"data":"data.csv","lr":1},"my titanic":{"data":"data.csv","lr":1}}}' > lrfind.json
touch report.html

start_shell() {
    : > "$log"
    tmux -S "$tmux_socket" kill-server > /dev/null 2>&1 || true
    # The server before may still be going.
    started=$((started + 1))
    tmux_socket=$work/tmux.$started
    tmux -S "$tmux_socket" -f /dev/null new-session -d -x 200 -y 50 "$@"
    # It is ready once it runs what it is told. What is typed before that is not always taken as it is meant.
    press 'lrfind ready'
    for _ in {1..60}; do
        press '' Enter
        sleep 0.5
        [ -s "$log" ] && return
    done
    echo "the shell does not start:"
    tmux -S "$tmux_socket" capture-pane -p | grep -v '^$' || true
    return 1
}

press() {
    local text=$1
    shift
    [ -z "$text" ] || tmux -S "$tmux_socket" send-keys -l -- "$text"
    [ $# -eq 0 ] || tmux -S "$tmux_socket" send-keys "$@"
}

# expect TYPED ARGUMENT...: what is typed before the tab key, and the arguments it comes to.
expect() {
    local typed=$1 wanted
    shift
    wanted=$(printf '<%s>' "$@")
    : > "$log"
    press "$typed" Tab Enter
    for _ in {1..100}; do
        [ -s "$log" ] && break
        sleep 0.1
    done
    # A folder is one with and without a slash, and PowerShell says where a file is.
    if [ "$(sed 's,/>$,>,; s,<\./,<,' "$log")" = "$wanted" ]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "$shell FAILED  $typed<TAB>: expected $wanted, got $(cat "$log")"
        tmux -S "$tmux_socket" capture-pane -p | grep -v '^$' | tail -n 5 || true
        tmux -S "$tmux_socket" send-keys C-c
    fi
}

# The same in all shells: nothing typed has quotes.
expect_words() {
    expect 'lrfind insp' inspect
    expect 'lrfind run data.csv --input-s' run data.csv --input-shape
    expect 'lrfind run data.csv --engine tor' run data.csv --engine torchsharp
    expect 'lrfind run data.csv --engine=tor' run data.csv --engine=torchsharp
    expect 'lrfind run data.csv --model embe' run data.csv --model embedding-mlp
    expect 'lrfind run data.csv --model mlp:gelu,dropo' run data.csv --model mlp:gelu,dropout=
    expect 'lrfind verify data.csv --schedule one' verify data.csv --schedule one-cycle
    expect 'lrfind run data.csv --target sep' run data.csv --target 'sepal length'
    expect 'lrfind run data.csv.gz --target sep' run data.csv.gz --target 'sepal length'
    expect 'lrfind run data.csv --target=sep' run data.csv '--target=sepal length'
    expect 'lrfind run data.csv --target it' run data.csv --target "it's"
    expect 'lrfind run data.csv --target quo' run data.csv --target 'quo"te'
    # shellcheck disable=SC2016
    expect 'lrfind run data.csv --target pri' run data.csv --target 'price ($5)'
    expect 'lrfind run data.csv --target gr' run data.csv --target 'größe m'
    expect 'lrfind run data.csv --target back' run data.csv --target 'back\slash'
    # shellcheck disable=SC2016
    expect 'lrfind run data.csv --target dol' run data.csv --target 'dollar$HOME'
    expect 'lrfind run data.csv --target star' run data.csv --target 'star*'
    expect 'lrfind run data.csv --target bang' run data.csv --target 'bang!x'
    expect 'lrfind run data.csv --target hash' run data.csv --target 'hash #1'
    expect 'lrfind run data.csv --target semi' run data.csv --target 'semi;colon&'
    expect 'lrfind run data.csv --target eq' run data.csv --target 'eq=ual'
    expect 'lrfind run data.csv --target mid' run data.csv --target 'mid:colon x'
    # shellcheck disable=SC2016
    expect 'lrfind run data.csv --target tick' run data.csv --target 'tick`x`'
    expect 'lrfind run data.csv --target brace' run data.csv --target 'brace{}'
    expect 'lrfind run data.csv --target less' run data.csv --target 'less<more>|'
    expect 'lrfind suggest curve.csv --loss-column tr' suggest curve.csv --loss-column 'train loss'
    expect 'lrfind check --only my' check --only 'my titanic'
    expect 'lrfind run data.csv --report rep' run data.csv --report report.html
    expect 'lrfind run my' run 'my data.csv'
}

# Quotes that are open, as most shells have them.
expect_quotes() {
    expect "lrfind run 'my data.csv' --target 'sep" run 'my data.csv' --target 'sepal length'
    expect "lrfind run 'my data.csv' --target 'it" run 'my data.csv' --target "it's"
    # shellcheck disable=SC2016
    expect 'lrfind run "my data.csv" --target "pri' run 'my data.csv' --target 'price ($5)'
    expect "lrfind run data.csv --features 'sepal length,las" run data.csv --features 'sepal length,last'
}

expect_escapes() {
    expect 'lrfind run my\ data.csv --target sepal\ l' run 'my data.csv' --target 'sepal length'
    expect 'lrfind run data.csv --features sepal\ length,las' run data.csv --features 'sepal length,last'
    expect 'lrfind run data.csv --features eq=ual,mid:c' run data.csv --features 'eq=ual,mid:colon x'
    expect 'lrfind sweep data.csv --optimizer sgd,adamw,lio' sweep data.csv --optimizer sgd,adamw,lion
    expect 'lrfind merge sub' merge 'sub dir'
}

is_there() {
    command -v "$1" > /dev/null && return
    echo "$shell SKIPPED: $1 is not installed"
    return 1
}

report() {
    echo "$shell: ${passed} passed so far, ${failed} failed"
}

command -v tmux > /dev/null || { echo "completion test SKIPPED: tmux is not installed"; exit 0; }
shell=

# ---- bash, alone and with bash-completion

test_bash() {
    shell="bash alone"
    # shellcheck disable=SC2016
    printf 'PS1="$ "\neval "$(lrfind completions bash)"\n' > "$work/home/plain.bashrc"
    start_shell bash --noprofile --rcfile "$work/home/plain.bashrc" -i
    expect_words
    expect_quotes
    expect_escapes
    # Only what stands before the cursor's command counts, and a home directory is known.
    cp data.csv "$HOME/home.csv"
    expect 'true; X=1 lrfind run ~/home.csv --target sep' run "$HOME/home.csv" --target 'sepal length'
    report

    shell="bash with bash-completion"
    local helpers=/usr/share/bash-completion/bash_completion
    [ -e "$helpers" ] || { echo "$shell SKIPPED: bash-completion is not installed"; return; }
    mkdir -p "$XDG_DATA_HOME/bash-completion/completions"
    lrfind completions bash > "$XDG_DATA_HOME/bash-completion/completions/lrfind"
    printf 'PS1="$ "\n. %s\n' "$helpers" > "$work/home/.bashrc"
    start_shell bash --noprofile --rcfile "$work/home/.bashrc" -i
    expect_words
    expect_quotes
    expect_escapes
    report
}

test_zsh() {
    shell=zsh
    is_there zsh || return 0
    mkdir -p "$work/home/functions"
    lrfind completions zsh > "$work/home/functions/_lrfind"
    # shellcheck disable=SC2016
    printf 'PS1="%% "\nunsetopt beep\nfpath=(~/functions $fpath)\nautoload -Uz compinit\ncompinit -u\n' > "$work/home/.zshrc"
    start_shell env ZDOTDIR="$work/home" zsh -d -i
    expect_words
    expect_quotes
    expect_escapes
    report

    shell="zsh, sourced"
    # shellcheck disable=SC2016
    printf 'PS1="%% "\nunsetopt beep\nautoload -Uz compinit\ncompinit -u\nsource <(lrfind completions zsh)\n' > "$work/home/.zshrc"
    start_shell env ZDOTDIR="$work/home" zsh -d -i
    expect 'lrfind run data.csv --target sep' run data.csv --target 'sepal length'
    report
}

test_fish() {
    shell=fish
    is_there fish || return 0
    mkdir -p "$XDG_CONFIG_HOME/fish/completions"
    lrfind completions fish > "$XDG_CONFIG_HOME/fish/completions/lrfind.fish"
    start_shell fish -i -C 'set -g fish_autosuggestion_enabled 0; set -g fish_greeting'
    expect_words
    expect_quotes
    expect_escapes
    report
}

test_pwsh() {
    shell=pwsh
    is_there pwsh || return 0
    printf 'Set-PSReadLineOption -PredictionSource None\nlrfind completions pwsh | Out-String | Invoke-Expression\n' > "$work/home/profile.ps1"
    start_shell pwsh -NoLogo -NoProfile -NoExit -File "$work/home/profile.ps1"
    expect_words
    expect_quotes
    report
}

for name in ${LRFIND_SHELLS:-bash zsh fish pwsh}; do
    "test_$name"
done

# ---- pages of the manual

shell="manual"
mkdir -p "$work/man/man1"
"$lrfind" man --output "$work/man/man1" > /dev/null
for page in "$work"/man/man1/*.1; do
    complaints=$(
        if command -v groff > /dev/null; then groff -ww -man -Tutf8 "$page" 2>&1 > /dev/null; fi
        # Pages have no date, so that they are the same whenever they are made.
        if command -v mandoc > /dev/null; then mandoc -T lint -W warning "$page" 2>&1 | grep -v 'missing date' || true; fi
    )
    if [ -z "$complaints" ]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "$complaints"
    fi
done
report

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
