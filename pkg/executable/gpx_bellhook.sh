#!/bin/sh
# The plugin executable: what Grafana starts for a plugin with a backend, and reads one line from.
#
#   attach (the default)  The sidecar runs beside Grafana, and both see its socket. This script names the socket and stays.
#   managed               This script becomes the sidecar.
#
# Settings come from the section [plugin.bellhook-alerts-app] of Grafana's configuration, of which Grafana makes
# GF_PLUGIN_<KEY>, or from the environment as BELLHOOK_<KEY> where Grafana forwards that; BELLHOOK_<KEY> wins.
# Grafana passes no PATH: the shell's own default applies.

main() {
  problem=
  older_node=
  folder=$(dirname "$0")
  mode=${BELLHOOK_MODE:-${GF_PLUGIN_MODE:-attach}}
  case $mode in
    attach) ;;
    managed) find_problem ;;
    *)
      find_node
      problem="the mode (GF_PLUGIN_MODE or BELLHOOK_MODE) must be attach or managed, and is $mode; change it and restart Grafana"
      ;;
  esac

  # Asked by what waits below.
  if [ "${1:-}" = --check ]; then
    [ -z "$problem" ]
    exit
  fi
  [ -z "$problem" ] || wait_until_mended
  "$mode"
}

# Grafana's start waits for this, and a plugin that fails here stays away until Grafana starts again. So it neither waits
# for the sidecar nor fails without it.
attach() {
  socket=${BELLHOOK_SOCKET:-${GF_PLUGIN_SOCKET:-/run/bellhook/plugin.sock}}
  read_generation
  first_generation=$generation
  printf '1|2|unix|%s|grpc\n' "$socket"

  # Grafana's stop kills this shell but not its sleep, and waits until nobody holds the pipes.
  exec </dev/null >/dev/null 2>&1

  while kill -0 "$PPID"; do
    sleep 1
    read_generation
    # Another sidecar serves the socket: Grafana starts a script that has ended again, with a fresh connection.
    [ "$generation" = "$first_generation" ] || exit 0
  done
}

read_generation() {
  generation=
  { read -r generation <"$socket.gen"; } 2>/dev/null || :
}

managed() {
  export BELLHOOK_HTTP_ADDRESS="${BELLHOOK_HTTP_ADDRESS:-${GF_PLUGIN_HTTP_ADDRESS:-}}"
  export BELLHOOK_DATABASE_URL="${BELLHOOK_DATABASE_URL:-${GF_PLUGIN_DATABASE_URL:-}}"
  export BELLHOOK_DATABASE_PASSWORD="${BELLHOOK_DATABASE_PASSWORD:-${GF_PLUGIN_DATABASE_PASSWORD:-}}"
  export BELLHOOK_DATABASE_PASSWORD_FILE="${BELLHOOK_DATABASE_PASSWORD_FILE:-${GF_PLUGIN_DATABASE_PASSWORD_FILE:-}}"
  export BELLHOOK_DATABASE_CONNECTIONS="${BELLHOOK_DATABASE_CONNECTIONS:-${GF_PLUGIN_DATABASE_CONNECTIONS:-}}"
  export BELLHOOK_PUBLIC_URL="${BELLHOOK_PUBLIC_URL:-${GF_PLUGIN_PUBLIC_URL:-}}"
  export BELLHOOK_PROVISIONING_PATH="${BELLHOOK_PROVISIONING_PATH:-${GF_PLUGIN_PROVISIONING_PATH:-}}"
  export BELLHOOK_MAX_BODY="${BELLHOOK_MAX_BODY:-${GF_PLUGIN_MAX_BODY:-}}"
  export BELLHOOK_RETENTION_CLOCK="${BELLHOOK_RETENTION_CLOCK:-${GF_PLUGIN_RETENTION_CLOCK:-}}"
  export BELLHOOK_SECRET_KEYS="${BELLHOOK_SECRET_KEYS:-${GF_PLUGIN_SECRET_KEYS:-}}"
  export BELLHOOK_SECRET_KEYS_FILE="${BELLHOOK_SECRET_KEYS_FILE:-${GF_PLUGIN_SECRET_KEYS_FILE:-}}"
  export BELLHOOK_GRAFANA_URL="${BELLHOOK_GRAFANA_URL:-${GF_PLUGIN_GRAFANA_URL:-}}"
  export BELLHOOK_GRAFANA_TOKENS="${BELLHOOK_GRAFANA_TOKENS:-${GF_PLUGIN_GRAFANA_TOKENS:-}}"
  export BELLHOOK_GRAFANA_TOKENS_FILE="${BELLHOOK_GRAFANA_TOKENS_FILE:-${GF_PLUGIN_GRAFANA_TOKENS_FILE:-}}"
  export BELLHOOK_LOG_LEVEL="${BELLHOOK_LOG_LEVEL:-${GF_PLUGIN_LOG_LEVEL:-}}"

  exec "$node" "$folder/sidecar.mjs" --managed
}

# A plugin that ends without a handshake keeps Grafana itself from starting. An older Node.js serves at least health with the reason;
# without one, calls fail as they do in attach mode without a sidecar. Once the cause is gone this ends, and Grafana starts it again.
wait_until_mended() {
  log_error "$problem"
  waiting=$folder/sidecar.waiting.mjs
  if [ -n "$older_node" ] && "$older_node" "$waiting" --check >/dev/null 2>&1; then
    exec "$older_node" "$waiting" "$0" "$problem"
  fi
  # Nobody can ever make a socket there, so that Grafana's calls reach nobody else.
  printf '1|2|unix|%s|grpc\n' /dev/null/plugin.sock
  exec </dev/null >/dev/null 2>&1
  while kill -0 "$PPID"; do
    sleep 3
    "$0" --check && exit 0
  done
  exit 0
}

find_problem() {
  find_node
  if [ -z "$problem" ] && ! [ -r "$folder/sidecar.mjs" ]; then
    problem="$folder/sidecar.mjs is not there or cannot be read; install the plugin again, all its files"
  fi
}

# Leaves $node, or else $problem; and $older_node, where one is found that can serve health.
find_node() {
  node=${BELLHOOK_NODE:-${GF_PLUGIN_NODE:-}}
  if [ -n "$node" ]; then
    is_new_enough && return
    problem="the node setting (GF_PLUGIN_NODE or BELLHOOK_NODE) must be Node.js 24.15 or newer: $node $found"
    return
  fi
  tried=
  for node in "$(command -v node)" /usr/local/bin/node /usr/bin/node; do
    if [ -n "$node" ]; then
      is_new_enough && return
      tried="$tried; $node $found"
    fi
  done
  problem="the managed mode needs Node.js 24.15 or newer; name it with GF_PLUGIN_NODE or BELLHOOK_NODE$tried"
}

is_new_enough() {
  version=$("$node" --version 2>/dev/null) || version=
  case $version in
    v[0-9]*.[0-9]*.[0-9]*) found="is $version" ;;
    *) found='does not run' && return 1 ;;
  esac
  version=${version#v}
  major=${version%%.*}
  minor=${version#*.}
  minor=${minor%%.*}
  [ "$major" -lt 18 ] || older_node=$node
  [ "$major" -gt 24 ] || { [ "$major" -eq 24 ] && [ "$minor" -ge 15 ]; }
}

# Grafana logs what a plugin writes to stderr: a line of JSON in this form at its level, any other line only for debugging.
log_error() {
  message=$(printf '%s' "$1" | tr -d '\000-\037' | sed 's/[\\"]/\\&/g')
  time=$(date -u +%Y-%m-%dT%H:%M:%S.000000Z)
  printf '{"@level":"error","@message":"%s","@timestamp":"%s"}\n' "$message" "$time" >&2
}

main "$@"
