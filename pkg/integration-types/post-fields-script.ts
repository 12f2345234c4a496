/**
 * A script for a POSIX shell with curl. It posts its arguments, such as `host=web-1`, as the fields of a JSON object. Any text is
 * safe as a value, also one with quotes, line breaks or control characters. curl does not try again by itself where nobody listens, as while
 * Bellhook is restarted.
 *
 * @param setArguments a statement that sets the arguments, if the tool does not give them
 */
export function postFieldsScript(url: string, setArguments = ''): string {
  return String.raw`#!/bin/sh
export LC_ALL=C
${setArguments}
json_text() {
  printf '%s' "$1" | tr '\000-\011\013-\037\177' ' ' | sed 's/\\/\\\\/g; s/"/\\"/g' |
    awk '{ printf "%s%s", (NR > 1 ? "\\n" : ""), $0 }'
}

fields=
for argument; do
  fields="$fields$comma\"$(json_text "$argument" | sed 's/=/": "/')\""
  comma=', '
done
printf '{%s}' "$fields" |
  curl --silent --show-error --fail --max-time 10 --retry 3 --retry-connrefused --output /dev/null \
    --header 'Content-Type: application/json' --data-binary @- '${url}'
`;
}
