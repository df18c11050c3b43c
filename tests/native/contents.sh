# shellcheck shell=bash disable=SC2034,SC2154 # What run.sh sets and reads.
# What is published: executables without symbols, and the libraries that draw. Sourced by run.sh.

published=$(cd "$folder" && find . -type f | sort | sed 's|^\./||' | tr '\n' ' ')
expected="libHarfBuzzSharp.so libSkiaSharp.so lrfind"
if [ "$(uname -m)" = x86_64 ]; then expected+=" lrfind-x86-64-v3 lrfind-x86-64-v4"; fi
check "nothing else is published: $published" [ "$published" = "$expected " ]

for file in $published; do
    size=$(stat -c %s "$folder/$file")
    check "$file has no symbols ($((size / 1024)) KiB)" [ "$(readelf -SW "$folder/$file" | grep -cE ' \.(symtab|debug_info) ')" = 0 ]
done
