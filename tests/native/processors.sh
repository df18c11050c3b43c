# shellcheck shell=bash disable=SC2034,SC2154 # What run.sh sets and reads.
# Each processor is given the widest executable that it can run, and one without AVX2 is answered, too. Sourced by run.sh.

# Scripts in place of the wider executables say which one was chosen.
mkdir "$work/chosen"
cp "$native" "$work/chosen"
for level in x86-64-v3 x86-64-v4; do
    printf '#!/bin/sh\necho %s\n' $level > "$work/chosen/lrfind-$level"
    chmod +x "$work/chosen/lrfind-$level"
done
chosen() { { "$@" "$work/chosen/lrfind" run --help 2> "$work/chosen.err" || cat "$work/chosen.err"; } | sed -z 's/.*Usage: lrfind run.*/lrfind itself/'; }

itself='lrfind itself'
of_this_machine=$itself
if [ "$(uname -m)" = x86_64 ] && grep -qw avx2 /proc/cpuinfo; then of_this_machine=x86-64-v3; fi
if grep -qw avx512vl /proc/cpuinfo && ! grep -qP '^model\s*: 85$' /proc/cpuinfo; then of_this_machine=x86-64-v4; fi
check "this machine is given: $of_this_machine" [ "$(chosen)" = "$of_this_machine" ]

if ! command -v qemu-x86_64 > /dev/null; then
    echo "skipped    other processors: there is no qemu-x86_64"
else
    for processor in core2duo Nehalem SandyBridge; do
        check "a processor like $processor is given: $itself" [ "$(chosen qemu-x86_64 -cpu $processor)" = "$itself" ]
        rate=$(cd "$work" && qemu-x86_64 -cpu $processor "$native" run "$root/samples/iris.csv" --quiet --no-plot 2> "$work/rate.err") || cat "$work/rate.err"
        check "it finds a rate: $rate" [ -n "$rate" ]
    done
    for processor in Haswell EPYC; do
        check "a processor like $processor is given: x86-64-v3" [ "$(chosen qemu-x86_64 -cpu $processor)" = x86-64-v3 ]
    done
fi
