
# Values of options and arguments. They are read from the files of the configuration, so no program starts. Only the
# keys of dead letters come from the running connector, by curl.

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

# Prints each key of dealers.yaml, such as dealers.norte.inboxes[0].host, and after a blank its value.
_sml_connector_paths() {
  awk '
    /^ *(#|$)/ { next }
    {
      match($0, /^ */)
      at = RLENGTH
      text = substr($0, at + 1)
      if (text ~ /^- /) {
        # The items of a list may begin in the column of its key.
        while (depth && (indent[depth] > at || (isItem[depth] && indent[depth] == at))) depth--
        list = path[depth]
        path[++depth] = list "[" items[list]++ "]"
        isItem[depth] = 1
        indent[depth] = at
        match(text, /^- +/)
        at += RLENGTH
        text = substr(text, RLENGTH + 1)
      }
      while (depth && indent[depth] >= at) depth--
      if (!match(text, /:( |$)/)) next
      key = substr(text, 1, RSTART - 1)
      value = substr(text, RSTART + 2)
      sub(/^ +/, "", value)
      sub(/ +#.*/, "", value)
      gsub(/["\047]/, "", key)
      gsub(/["\047]/, "", value)
      path[depth + 1] = depth ? path[depth] "." key : key
      isItem[++depth] = 0
      indent[depth] = at
      print path[depth] " " value
    }
  ' "$(_sml_connector_config)/dealers.yaml" 2>/dev/null
}

# Prints the ids below a key of dealers.yaml.
_sml_connector_ids() {
  _sml_connector_paths | sed -n "s/^$1\.\([^. ]*\) .*/\1/p"
}

_sml_connector_crms() {
  _sml_connector_paths | sed -n 's/^dealers\.\([^. ]*\)\.crm .*/\1/p'
}

# Prints what the command pause can name.
_sml_connector_names() {
  local account
  case $1 in
    account) _sml_connector_ids accounts ;;
    dealer) _sml_connector_ids dealers ;;
    crm) _sml_connector_crms ;;
    channel) _sml_connector_paths | sed -n 's/^dealers\.\([^. ]*\)\.channels\.\([^. ]*\) .*/\1\/\2/p' ;;
    mailbox)
      _sml_connector_paths | awk '
        $1 ~ /^dealers\.[^.]*\.inboxes\[[0-9]+\]\.(username|folder)$/ {
          value = substr($0, length($1) + 2)
          split($1, part, ".")
          box = part[2] "." part[3]
          if (part[4] == "folder") folder[box] = value; else user[box] = value
        }
        END {
          for (box in user) {
            split(box, part, ".")
            print part[1] "/" user[box] "/" (box in folder ? folder[box] : "INBOX")
          }
        }
      '
      ;;
    schedule)
      printf '%s\n' retention duplicate-audit restore-check read-leads
      for account in $(_sml_connector_ids accounts); do
        printf '%s\n' "status-sync-$account" "sml-lists-$account"
      done
      ;;
  esac
}

# Prints the keys of the configuration that are as deep as the typed word.
_sml_connector_keys() {
  local dots=${1//[!.]/}
  {
    printf '%s\n' @KEYS@
    sed -n 's/^#\{0,1\}\([a-z][a-z0-9-]*\(\.[a-z0-9-]*\)*\) *=.*/\1/p' \
      "$(_sml_connector_config)/application.properties" 2>/dev/null
    _sml_connector_paths | awk -v dots="${#dots}" '
      { deep = gsub(/\./, ".", $1) }
      deep > 0 && deep <= (dots > 1 ? dots : 1) && $1 !~ /\[/ { print $1 }
    '
  } | sort -u
}

# Prints a value of application.properties, or else the second argument.
_sml_connector_setting() {
  local value
  value=$(sed -n "s/^$1 *= *//p" "$(_sml_connector_config)/application.properties" 2>/dev/null)
  printf '%s\n' "${value:-$2}"
}

# Prints the keys of dead letters as lists show them, if the token that the connector wrote can be read.
_sml_connector_dead_letters() {
  local data host port token queue=dead
  [ -z "$(_sml_connector_setting ops.operator-token)" ] || return
  data=$(_sml_connector_setting data-directory data)
  [[ $data == /* ]] || data=$(_sml_connector_config)/../$data
  { read -r token <"$data/ops-token"; } 2>/dev/null || [ -n "$token" ] || return
  host=$(_sml_connector_setting ops.host 127.0.0.1)
  port=$(_sml_connector_setting ops.port 8077)
  case $1 in
    *" --queue parked "* | *" --queue = parked "*) queue=parked ;;
    *" --queue dismissed "* | *" --queue = dismissed "*) queue=dismissed ;;
  esac
  # Other users see the arguments of a program, so the token is no argument.
  printf 'header = "Authorization: Bearer %s"\n' "$token" |
    curl -qs --noproxy '*' --max-time 1 --config - "http://$host:$port/api/v1/dead-letters?limit=500&queue=$queue" 2>/dev/null |
    grep -o '"key":"[0-9a-f]\{12\}' | sed 's/.*"//'
}

_sml_connector_values() {
  local word=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]} line=" ${COMP_WORDS[*]:1:COMP_CWORD-1} " values
  local first=$COMP_CWORD typed value
  if [ "$word" = "=" ]; then
    word=
  elif [ "$prev" = "=" ]; then
    prev=${COMP_WORDS[COMP_CWORD - 2]}
  fi
  # bash takes the at sign and the colon in a name for words
  while ((first > 1)) && [[ ${COMP_WORDS[first]} == [@:] || ${COMP_WORDS[first - 1]} == [@:] ]]; do ((first--)); done
  case $prev in
    --dealer) values=$(_sml_connector_ids dealers) ;;
    --account) values=$(_sml_connector_ids accounts) ;;
    --state) values=$(printf '%s\n' @STATES@) ;;
    --stage) values=$(printf '%s\n' @STAGES@) ;;
    --queue) values=$(printf '%s\n' dead parked dismissed) ;;
    *)
      [[ $word == -* || $prev == --* ]] && return 1
      case $line in
        *" accounts resume ") values=$(_sml_connector_ids accounts) ;;
        *" crms "*" ") [[ $prev == list || $prev == crms ]] || values=$(_sml_connector_crms) ;;
        *" pause " | *" resume ") values=$(printf '%s\n' @KINDS@) ;;
        *" pause "* | *" resume "*)
          case ${COMP_WORDS[first - 2]} in
            pause | resume) values=$(_sml_connector_names "${COMP_WORDS[first - 1]}") ;;
          esac
          ;;
        *" dead-letters show "* | *" dead-letters replay "* | *" dead-letters discard "* | \
          *" dead-letters download "* | *" dead-letters teach "*)
          values=$(_sml_connector_dead_letters "$line")
          ;;
        *" config show "*) values=$(_sml_connector_keys "$word") ;;
      esac
      ;;
  esac
  [ -n "$values" ] || return 1
  typed=$(printf '%s' "${COMP_WORDS[@]:first:COMP_CWORD-first}")
  [[ $word == [@:] ]] && typed+=$word word=
  while IFS= read -r value; do
    [[ $value == "$typed$word"* ]] && printf -v value %q "${value#"$typed"}" && COMPREPLY+=("$value")
  done <<<"$values"
  ((${#COMPREPLY[@]}))
}

_sml_connector_all() {
  COMPREPLY=()
  _sml_connector_values || _complete_sml-connector
}

complete -F _sml_connector_all -o default sml-connector
