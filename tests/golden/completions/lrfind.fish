# Completion of lrfind for fish. Printed by 'lrfind completions fish', which says how to install it.

function __lrfind_complete
    set -l words (commandline -xpc 2>/dev/null; or commandline -opc)
    set -l current (commandline -ct)
    # Quotes that are not closed yet are no quotes to 'string unescape'.
    set -l typed (string unescape -- $current 2>/dev/null; or string unescape -- "$current'" 2>/dev/null; or string unescape -- "$current\"" 2>/dev/null; or echo $current)
    set -l reply ($words[1] complete fish --position (math (count $words) - 1) -- $words[2..] "$typed" 2>/dev/null)
    for i in (seq 2 2 (count $reply))
        printf '%s\t%s\n' $reply[$i] $reply[(math $i + 1)]
    end
    set -l path $current
    set -l before ''
    if string match -qr -- '^--[^=]*=' $current
        set before (string match -r -- '^--[^=]*=' $current)
        set path (string replace -- $before '' $current)
    end
    switch "$reply[1]"
        case 'files*'
            for file in (__fish_complete_path $path)
                printf '%s%s\n' $before $file
            end
        case 'folders*'
            for folder in (__fish_complete_directories $path)
                printf '%s%s\n' $before $folder
            end
    end
end

complete -c lrfind -e
complete -c lrfind -f -k -a '(__lrfind_complete)'
