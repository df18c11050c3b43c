#compdef lrfind
# Completion of lrfind for zsh. Printed by 'lrfind completions zsh', which says how to install it.

_lrfind() {
    local current=$PREFIX advice i
    local -a reply names shown suffix before
    # Within quotes, what is typed is what is meant.
    [[ -z $compstate[quote] ]] && current=${(Q)current}
    (( CURRENT > 2 )) && before=("${(@Q)words[2,CURRENT-1]}")
    reply=("${(@f)$(_call_program lrfind "${words[1]} complete zsh --position $((CURRENT - 2)) -- ${(j: :)${(@q)before}} ${(q)current} 2>/dev/null")}")
    advice=$reply[1]
    for (( i = 2; i <= $#reply; i += 2 )); do
        names+=("$reply[i]")
        if [[ -n $reply[i+1] ]]; then
            shown+=("$reply[i]  -- $reply[i+1]")
        else
            shown+=("$reply[i]")
        fi
    done
    # A quote that is open is closed, and then a space has to follow.
    [[ $advice == *nospace && -z $compstate[quote] ]] && suffix=(-S '')
    local found=1
    if (( $#names )); then
        compadd -V lrfind -l -d shown "${suffix[@]}" -a names && found=0
    fi
    if (( found )) && [[ $advice == (files|folders)* ]]; then
        compset -P '--*='
        if [[ $advice == folders* ]]; then
            _files -/ && found=0
        else
            _files && found=0
        fi
    fi
    return found
}

# Loaded by compinit it is the function itself; sourced, it still has to be told.
if [[ $funcstack[1] == _lrfind ]]; then
    _lrfind "$@"
elif (( $+functions[compdef] )); then
    compdef _lrfind lrfind
fi
