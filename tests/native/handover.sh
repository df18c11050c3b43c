# shellcheck shell=bash disable=SC2034,SC2154 # What run.sh sets and reads.
# Whoever starts lrfind does not notice that another executable answers. Sourced by run.sh.

if [ "$of_this_machine" != "$itself" ]; then
    # A script in place of the wider executable says what it was given.
    mkdir "$work/handover"
    cp "$native" "$work/handover"
    wider="$work/handover/lrfind-$of_this_machine"
    cat > "$wider" <<'SCRIPT'
#!/bin/bash
echo "process $$ variable $VARIABLE input $(cat) third $(cat <&3)"
tr '\0' '\n' < /proc/$$/cmdline | tail -n +3
exit 7
SCRIPT
    chmod +x "$wider"
    arguments=(run "a b" "" "'\"\\" "ünï·図" $'line\nline' --x=%PATH%)
    code=0
    VARIABLE='ä b' bash -c 'echo "process $$ variable $VARIABLE input typed third opened"; printf "%s\n" "$@"; exec "$0" "$@" 3<<< opened <<< typed > "'"$work"'/got"' \
        "$work/handover/lrfind" "${arguments[@]}" > "$work/wanted" || code=$?
    check "process, environment, descriptors and arguments are the same" diff "$work/wanted" "$work/got"
    check "the exit code is the other's: 7" [ $code = 7 ]

    ln -s "$work/handover/lrfind" "$work/linked"
    check "a link to lrfind finds what stands beside lrfind itself" [ "$("$work/linked" run < /dev/null 3< /dev/null 2> /dev/null | head -c 7)" = process ]
    check "what does not train is answered at once" grep -q '^lrfind ' <("$work/handover/lrfind" --version)
    answers_itself() { timeout 60 "$work/handover/lrfind" run --help | grep -q '^Usage: lrfind run'; }
    chmod -x "$wider"
    check "it answers itself where the other may not be started" answers_itself
    rm "$wider"
    cp "$native" "$wider"
    check "it does not go round in circles where the other is its copy" answers_itself
    ln -sf lrfind "$wider"
    check "nor where it is a link" answers_itself
fi

code=0
LRFIND_FORCE_KERNEL=7 "$native" run "$root/samples/iris.csv" --no-plot > "$work/forced" 2>&1 || code=$?
check "LRFIND_FORCE_KERNEL is heard: $(cat "$work/forced")" [ $code = 3 ]
check "a narrower kernel finds a rate" [ -n "$(LRFIND_FORCE_KERNEL=128 "$native" run "$root/samples/iris.csv" --no-plot --quiet)" ]
