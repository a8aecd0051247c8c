#!/usr/bin/env bash
# Starts Azurite's blob service and prints its connection string. See --help.
set -euo pipefail

here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
readonly here
readonly azurite_main="$here/node_modules/azurite/dist/src/blob/main.js"
# A copy of the lock file, written after a complete install: tells a finished install from a broken or an old one.
readonly install_stamp="$here/node_modules/.installed-package-lock.json"

# The account name and key that every Azurite has; published in its documentation, so no secret.
readonly account_name='devstoreaccount1'
readonly account_key='Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw=='

# Azurite answers within a second; a machine busy with a build may need twenty times that.
readonly start_seconds_max=30
readonly answer_seconds_max=5
# With a port chosen by the system a start can fail only by rare accident; more failures than this are no accident.
readonly start_attempts_max=5
# A kept store is written out on SIGTERM; after this long Azurite is ended the hard way.
readonly stop_seconds_max=5

usage() {
  cat <<'USAGE'
usage: start.sh [options]

Starts Azurite's blob service on 127.0.0.1, prints its connection string as the only line on standard output, and
stays in the foreground until it is signalled. Azurite never outlives this script, however the script ends.

  --port N               the port to listen on; 0, the default, takes a free one
  --location DIR         keep the data in DIR; by default it is in a temporary folder that is removed at the end
  --in-memory            keep the data in memory only; not together with --location
  --until-stdin-closes   also stop when standard input closes, so that Azurite ends with the process that holds it
  --install-only         install Azurite if needed, and start nothing
  --help                 print this text

Exit code: 0 when a signal or the end of standard input stopped a running Azurite, 1 if it could not be installed, did
not start or ended by itself, 2 for wrong arguments.
USAGE
}

say() { printf 'azurite: %s\n' "$*" >&2; }
fail() { say "$*"; exit 1; }
need() { command -v "$1" >/dev/null || fail "needs $1 (Node.js 20 or newer) on the PATH"; }
refuse() { say "$*"; usage >&2; exit 2; }

parse_arguments() {
  port=0 location='' in_memory=false until_stdin_closes=false install_only=false
  while (($# > 0)); do
    case $1 in
      --port | --location) [[ -n ${2:-} ]] || refuse "$1 needs a value" ;;&
      --port) port=$2; shift ;;
      --location) location=$2; shift ;;
      --in-memory) in_memory=true ;;
      --until-stdin-closes) until_stdin_closes=true ;;
      --install-only) install_only=true ;;
      --help) usage; exit 0 ;;
      *) refuse "unknown argument '$1'" ;;
    esac
    shift
  done
  if [[ ! $port =~ ^(0|[1-9][0-9]{0,4})$ ]] || ((port > 65535)); then refuse "--port needs a port number, not '$port'"; fi
  [[ -z $location || $in_memory == false ]] || refuse '--location and --in-memory exclude each other'
}

is_installed() { [[ -f $azurite_main ]] && cmp -s "$here/package-lock.json" "$install_stamp"; }

# Installs once, however many processes ask at the same time. The lock is held by npm too, so that an install goes on
# alone if the script that started it is killed. Where flock is missing (macOS), simultaneous first uses are not guarded.
install_azurite() {
  is_installed && return
  need node
  need npm
  local lock
  exec {lock}<"$here/package.json"
  if command -v flock >/dev/null; then
    flock --nonblock "$lock" || { say 'waiting for another process that installs it'; flock "$lock"; }
  fi
  if ! is_installed; then
    say "installing $(sed -n 's/^ *"azurite": "\(.*\)".*/azurite \1/p' "$here/package.json") with npm ci (about 190 MB)"
    (cd -- "$here" && exec npm ci --ignore-scripts --no-audit --no-fund --loglevel=error </dev/null >&2) &
    wait $! || fail 'npm ci failed'
    cp "$here/package-lock.json" "$install_stamp"
    is_installed || fail "npm ci left no $azurite_main"
    say 'installed'
  fi
  exec {lock}<&-
}

# The process around Azurite. Its standard input is a pipe that only this script holds open for writing, so it notices
# the end of the script even after SIGKILL; it then removes the temporary folder and ends.
readonly launcher='
  process.stdin.on("error", () => {}).on("close", () => {
    require("node:fs").rmSync(process.env.AZURITE_SCRATCH, { recursive: true, force: true });
    process.exit(1);
  }).resume().unref();
  require(process.argv[1]);'

launch() {
  local options=(--blobHost 127.0.0.1 --blobPort "$port" --skipApiVersionCheck --disableTelemetry --silent)
  if [[ $in_memory == true ]]; then
    options+=(--inMemoryPersistence)
  else
    mkdir -p -- "${location:-$scratch/data}"
    options+=(--location "${location:-$scratch/data}")
  fi
  : >"$log"
  (
    exec 3>&-
    [[ $in_memory == false ]] || cd -- "$scratch"
    AZURITE_SCRATCH="$scratch" exec node -e "$launcher" "$azurite_main" "${options[@]}"
  ) <"$scratch/lifeline" >"$log" 2>&1 &
  azurite=$!
}

# True once the service sends an HTTP status line; which status does not matter.
answers() {
  local connection status=''
  { exec {connection}<>"/dev/tcp/127.0.0.1/$1"; } 2>/dev/null || return 1
  if printf 'GET /%s HTTP/1.0\r\n\r\n' "$account_name" >&"$connection"; then
    read -r -t "$answer_seconds_max" status <&"$connection" || true
  fi
  exec {connection}>&-
  [[ $status == HTTP/* ]]
}

# Sets `listening` to the port Azurite says it listens on, when that port answers.
wait_until_it_answers() {
  local deadline=$((SECONDS + start_seconds_max))
  while kill -0 "$azurite" 2>/dev/null; do
    listening=$(sed -n 's|.*successfully listens on http://127\.0\.0\.1:\([0-9]*\).*|\1|p' "$log")
    if [[ -n $listening ]] && answers "$listening"; then return 0; fi
    if ((SECONDS >= deadline)); then
      say "gave no answer within $start_seconds_max s"
      return 1
    fi
    sleep 0.05
  done
  return 1
}

start_azurite() {
  local attempt
  for ((attempt = 1; attempt <= start_attempts_max; attempt++)); do
    launch
    # 10000 is the port people use: when the system happens to choose it, choose again.
    if wait_until_it_answers && [[ $port == 10000 || $listening != 10000 ]]; then return; fi
    stop_azurite
    if [[ $port != 0 ]]; then break; fi
    if [[ $listening != 10000 ]] && ! grep -q EADDRINUSE "$log"; then break; fi
  done
  cat -- "$log" >&2
  if [[ $port != 0 ]] && grep -q EADDRINUSE "$log"; then fail "port $port is in use"; fi
  fail 'did not start'
}

stop_azurite() {
  [[ -n $azurite ]] || return 0
  if [[ -n $location ]]; then
    kill -TERM "$azurite" 2>/dev/null || true
    local deadline=$((SECONDS + stop_seconds_max))
    while kill -0 "$azurite" 2>/dev/null && ((SECONDS < deadline)); do sleep 0.05; done
  fi
  kill -KILL "$azurite" 2>/dev/null || true
  wait "$azurite" 2>/dev/null || true
  azurite=''
}

clean_up() {
  trap '' INT TERM HUP
  stop_azurite
  local children
  children=$(jobs -p)
  # shellcheck disable=SC2086 # a list of process ids
  [[ -z $children ]] || kill -KILL $children 2>/dev/null || true
  wait 2>/dev/null || true
  [[ -z $scratch ]] || rm -rf -- "$scratch"
}

azurite='' scratch='' listening=''
parse_arguments "$@"
trap clean_up EXIT
trap 'exit 1' INT TERM HUP

install_azurite
if [[ $install_only == true ]]; then exit 0; fi

scratch=$(mktemp -d "${TMPDIR:-/tmp}/assetcore-azurite.XXXXXXXX")
readonly log="$scratch/azurite.log"
mkfifo "$scratch/lifeline"
exec 3<>"$scratch/lifeline"

start_azurite
trap 'exit 0' INT TERM HUP
printf 'DefaultEndpointsProtocol=http;AccountName=%s;AccountKey=%s;BlobEndpoint=http://127.0.0.1:%s/%s;\n' \
  "$account_name" "$account_key" "$listening" "$account_name"
say "listens on http://127.0.0.1:$listening, data in ${location:-$([[ $in_memory == true ]] && echo memory || echo "$scratch")}"

waited_for=("$azurite")
if [[ $until_stdin_closes == true ]]; then
  # The copy of standard input is made first: bash gives a background process an empty one.
  { exec 4<&0; } 2>/dev/null || exec 4</dev/null
  cat <&4 >/dev/null 3>&- &
  waited_for+=("$!")
fi
wait -n "${waited_for[@]}" || true
if ! kill -0 "$azurite" 2>/dev/null; then
  cat -- "$log" >&2
  fail 'ended by itself'
fi
