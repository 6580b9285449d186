
# Values of options and arguments. They are read from the files of the configuration, so no program starts.

# Prints the directory of the configuration, as the command that is typed finds it.
_sml_connector_config() {
  local i program
  for ((i = 1; i < COMP_CWORD; i++)); do
    case ${COMP_WORDS[i]} in
      --config)
        # bash takes the equals sign of --config=DIR for a word
        [ "${COMP_WORDS[i + 1]}" = "=" ] && ((i++))
        printf '%s\n' "${COMP_WORDS[i + 1]/#\~/$HOME}"
        return
        ;;
      --config=*)
        printf '%s\n' "${COMP_WORDS[i]#--config=}"
        return
        ;;
    esac
  done
  if [ -f config/application.properties ]; then
    echo config
    return
  fi
  program=$(command -v -- "${COMP_WORDS[0]/#\~/$HOME}") && program=$(readlink -f -- "$program") || return
  program=$(dirname -- "$(dirname -- "$program")")/config
  if [ -d "$program" ]; then printf '%s\n' "$program"; else echo /etc/sml-connector; fi
}

# Prints the ids below a key of dealers.yaml: those with the indentation of the first one.
_sml_connector_ids() {
  awk -v block="$1:" '
    /^[^ #]/ { inside = ($1 == block); indent = 0; next }
    inside && /^ +[^ #-]/ {
      match($0, /^ +/)
      if (!indent) indent = RLENGTH
      if (RLENGTH == indent) { sub(/^ +/, ""); sub(/:.*/, ""); gsub(/["\047]/, ""); print }
    }
  ' "$(_sml_connector_config)/dealers.yaml" 2>/dev/null
}

# Prints the keys of application.properties, also those in a comment.
_sml_connector_keys() {
  sed -n 's/^#\{0,1\}\([a-z][a-z0-9-]*\(\.[a-z0-9-]*\)*\) *=.*/\1/p' \
    "$(_sml_connector_config)/application.properties" 2>/dev/null
}

_sml_connector_values() {
  local word=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]} line=" ${COMP_WORDS[*]:1:COMP_CWORD-1} " values
  if [ "$word" = "=" ]; then
    word=
  elif [ "$prev" = "=" ]; then
    prev=${COMP_WORDS[COMP_CWORD - 2]}
  fi
  case $prev in
    --dealer) values=$(_sml_connector_ids dealers) ;;
    --account) values=$(_sml_connector_ids accounts) ;;
    --state) values="@STATES@" ;;
    --stage) values="@STAGES@" ;;
    --queue) values="dead parked dismissed" ;;
    *)
      case $line in
        *" accounts resume ") values=$(_sml_connector_ids accounts) ;;
        *" config show "*)
          [[ $word == -* || $prev == --* ]] || values=$(
            _sml_connector_keys
            printf 'dealers.%s\n' $(_sml_connector_ids dealers)
            printf 'accounts.%s\n' $(_sml_connector_ids accounts)
          )
          ;;
      esac
      ;;
  esac
  [ -n "$values" ] && COMPREPLY=($(compgen -W "$values" -- "$word"))
}

_sml_connector_all() {
  COMPREPLY=()
  _sml_connector_values || _complete_sml-connector
}

complete -F _sml_connector_all -o default sml-connector
