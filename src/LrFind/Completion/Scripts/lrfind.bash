# Completion of lrfind for bash. Printed by 'lrfind completions bash', which says how to install it.

_lrfind() {
    local line advice
    COMPREPLY=()
    {
        IFS= read -r advice
        while IFS= read -r line; do
            COMPREPLY+=("$line")
        done
    } < <("$1" complete bash -- "${COMP_LINE:0:COMP_POINT}" "$2" 2> /dev/null)

    # Bash 3 has no compopt, and offers files wherever there is nothing else.
    type compopt &> /dev/null || return 0
    case $advice in *nospace) compopt -o nospace ;; esac
    case $advice in
        files*) ;;
        folders*) compopt +o default +o bashdefault -o dirnames ;;
        *) compopt +o default +o bashdefault ;;
    esac
}

complete -o default -o bashdefault -F _lrfind lrfind
