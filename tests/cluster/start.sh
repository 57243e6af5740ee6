#!/usr/bin/env bash
# A real search server on the loopback interface, from the jars that Maven Central publishes. It has no security and little
# memory: it is for tests, and for looking at the site in front of a cluster.
#
#   start.sh missing                      names what it needs and this machine has not, one per line
#   start.sh prepare KIND JARS            downloads and compiles what is not there yet; several may ask at the same time
#   start.sh start KIND JARS NODE PORT    starts a node in the background and, once it answers, prints its process id
#   start.sh run KIND JARS NODE PORT [NUMBER TRANSPORT...]
#                                         becomes a node, which ends with its standard input: it outlives no parent
#
# KIND is elasticsearch or opensearch. The folder JARS is shared, and filled once for each version. The folder NODE holds the
# data of one node, which finds them again at its next start. NUMBER says which of the ports TRANSPORT..., on which the nodes
# of a cluster talk to one another, is the node's own.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

stop() { printf '%s\n' "$1" >&2; exit 1; }

find_jdk() {
  local home major on_path
  on_path=$(readlink -f "$(command -v javac || true)" || true)
  for home in "${JAVA_HOME:-}" "${on_path%/bin/javac}" /usr/lib/jvm/*; do
    [ -x "$home/bin/javac" ] || continue
    major=$("$home/bin/javac" -version 2>&1 | sed -n 's/^javac \([0-9]*\).*/\1/p')
    if [ "${major:-0}" -ge 21 ]; then
      echo "$home"
      return
    fi
  done
}

missing() {
  [ -n "$jdk" ] || echo "A JDK 21 or later (on the path, in /usr/lib/jvm or named by JAVA_HOME)"
  command -v mvn >/dev/null || echo "mvn (Debian, Ubuntu: apt install maven)"
  command -v flock >/dev/null || echo "flock (Debian, Ubuntu: apt install util-linux)"
}

describe() { # what differs between the kinds
  case $kind in
    elasticsearch)
      class=ElasticsearchNode first=cluster.initial_master_nodes
      modules=jdk.incubator.vector,org.elasticsearch.server,org.elasticsearch.base
      path=(--module-path lib --class-path classes)
      ;;
    opensearch)
      class=OpenSearchNode first=cluster.initial_cluster_manager_nodes
      modules=jdk.incubator.vector
      path=(--class-path "lib/*:classes")
      ;;
    *) stop "The kind of a search server is elasticsearch or opensearch, not '$kind'." ;;
  esac
  # Another version of the server, or of our own class, is another folder: what is there is never half old.
  home=$jars/$kind-$(cat "$here/$kind.pom.xml" "$here/$class.java" | cksum | cut -d ' ' -f 1)
}

prepare() {
  local lacking
  [ -n "$jdk" ] && [ -e "$home" ] && return
  lacking=$(missing)
  [ -z "$lacking" ] || stop "A search server cannot be started here, for want of: $lacking"
  (
    flock 9
    [ -e "$home" ] || fill "$home.new"
  ) 9>"$jars/lock"
}

fill() { # the folder to fill, which takes its name when it is whole
  rm -rf "$1"
  mkdir -p "$1/classes" "$1/config" "$1/plugins"
  cd "$1"
  # --update-snapshots: what could not be had a minute ago is asked for again.
  JAVA_HOME=$jdk mvn --quiet --batch-mode --strict-checksums --update-snapshots --file "$here/$kind.pom.xml" -Dfolder="$1" \
    package </dev/null >log 2>&1 || stop "$(grep -m 2 '^\[ERROR\]' log || tail -n 20 log)
The jars of $kind could not be downloaded (the reason is above): this step needs the network once."
  "$jdk/bin/javac" --release 21 "${path[@]}" --add-modules "$modules" -d classes "$here/$class.java" >>log 2>&1 ||
    stop "$(cat log)"
  mv "$1" "$home"
}

become() { # NODE PORT [NUMBER TRANSPORT...]
  local node=$1 port=$2 number=${3:-1} transport=("${@:4}") settings
  settings=(path.home="$home" path.data="$node/data" path.logs="$node/logs" node.name="node-$number" network.host=127.0.0.1
    http.port="$port" cluster.routing.allocation.disk.threshold_enabled=false)
  if [ ${#transport[@]} -eq 0 ]; then
    settings+=(discovery.type=single-node transport.port=0)
  else
    settings+=(transport.port="${transport[number - 1]}" discovery.seed_hosts="$(joined 127.0.0.1: "${transport[@]}")"
      "$first=$(joined node- $(seq ${#transport[@]}))")
  fi
  mkdir -p "$node/tmp"
  cd "$home"
  exec "$jdk/bin/java" "${path[@]}" --add-modules "$modules" -Xms512m -Xmx512m -Djava.io.tmpdir="$node/tmp" \
    -Dfollow="${follow:-false}" "$class" "${settings[@]}"
}

joined() { # what stands before each word, the words
  local words
  words=$(printf ",$1%s" "${@:2}")
  echo "${words#,}"
}

answers() { # PORT
  (
    exec 3<>"/dev/tcp/127.0.0.1/$1"
    printf 'GET /_cluster/health HTTP/1.0\r\n\r\n' >&3
    timeout 2 grep -q '"status"' <&3
  ) 2>/dev/null
}

start() { # NODE PORT
  local pid
  ! (exec 3<>"/dev/tcp/127.0.0.1/$2") 2>/dev/null || stop "Port $2 is taken by another program: stop it, or choose another port."
  (trap '' HUP && become "$@") </dev/null >"$1/log" 2>&1 &
  pid=$!
  for _ in {1..240}; do
    if answers "$2"; then
      echo "$pid"
      return
    fi
    kill -0 "$pid" 2>/dev/null || break
    sleep 0.5
  done
  kill "$pid" 2>/dev/null || true
  stop "$(tail -n 20 "$1/log")
The search server did not start (the reason is above, and more of it in $1/log)."
}

absolute() { mkdir -p "$1" && cd "$1" && pwd; }

usage=$(sed -n '5,14s/^# \{0,1\}//p' "${BASH_SOURCE[0]}")
command=${1:-}
jdk=$(find_jdk)
case $command:$# in
  missing:1)
    missing
    exit
    ;;
  prepare:3 | start:5 | run:5 | run:[789]) ;;
  *) stop "$usage" ;;
esac
kind=$2 jars=$(absolute "$3")
describe
prepare
case $command in
  start) start "$(absolute "$4")" "$5" ;;
  run) follow=true become "$(absolute "$4")" "${@:5}" ;;
esac
