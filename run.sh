#!/usr/bin/env bash
# Builds Dashboard, starts the server and nginx in front of it, and ends both together. See --help.
set -euo pipefail
unset CDPATH

root=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
# shellcheck source=.ci/packages.sh
source "$root/.ci/packages.sh"

port=5080
proxy_port=8080
data=$root/data
proxy_config=
proxy=yes
demo=()
work='' build_pid='' server_pid='' nginx_pid=''

usage() {
    cat <<'EOF'
Usage: ./run.sh [options]

Builds Dashboard, starts the server and nginx in front of it on this machine, and stops both on Ctrl-C.

  --port N             port of the server, for direct access (5080)
  --proxy-port N       port of nginx (8080)
  --data DIR           where the notifications are kept (data, beside this script)
  --proxy-config FILE  another nginx configuration, such as nginx/faults/buffering.conf. It names the
                       ports as 127.0.0.1:5080 and 127.0.0.1:8080, and may include *.conf of its own folder
  --no-proxy           without nginx
  --demo               publishes example notifications all the time
  --help               this text

Exit status: 0 after Ctrl-C or TERM, 2 wrong usage, 3 a port is in use, else that of the server, or 1.
EOF
}

# fail STATUS MESSAGE
fail() {
    echo "run.sh: $2" >&2
    exit "$1"
}

checked_port() {
    if [[ ! $2 =~ ^[0-9]{1,5}$ ]] || ((10#$2 < 1 || 10#$2 > 65535)); then
        fail 2 "$1 needs a port from 1 to 65535, not '$2'."
    fi
    echo $((10#$2))
}

parse_options() {
    local option value
    while (($#)); do
        option=$1
        shift
        case $option in
            --port | --proxy-port | --data | --proxy-config)
                [[ -n ${1:-} ]] || fail 2 "$option needs a value. See ./run.sh --help."
                value=$1
                shift
                ;;
        esac
        case $option in
            --port) port=$(checked_port "$option" "$value") ;;
            --proxy-port) proxy_port=$(checked_port "$option" "$value") ;;
            --data) data=$value ;;
            --proxy-config) proxy_config=$value ;;
            --no-proxy) proxy=no ;;
            --demo) demo=(--Demo:Enabled true) ;;
            --help) usage && exit 0 ;;
            *) fail 2 "unknown option '$option'. See ./run.sh --help." ;;
        esac
    done
    [[ $proxy == yes || -z $proxy_config ]] || fail 2 "--no-proxy and --proxy-config exclude each other."
    [[ $proxy == no || $port != "$proxy_port" ]] || fail 2 "--port and --proxy-port must differ, both are $port."

    proxy_config=${proxy_config:-$root/nginx/nginx.conf}
    [[ -f $proxy_config && -r $proxy_config ]] || fail 2 "--proxy-config: no readable file '$proxy_config'."
    # Without links, to see whether it is one of ours.
    proxy_config=$(cd -- "$(dirname -- "$proxy_config")" && pwd -P)/$(basename -- "$proxy_config")
    mkdir -p -- "$data" 2>/dev/null || fail 2 "--data: cannot create '$data'."
    data=$(cd -- "$data" && pwd -P)
    [[ -w $data ]] || fail 2 "--data: cannot write to '$data'."
}

# listens PORT: whether somebody accepts connections there.
listens() {
    (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null
}

check_surroundings() {
    ! listens "$port" || fail 3 "port $port is in use. Choose another one with --port."
    [[ $proxy == no ]] || ! listens "$proxy_port" ||
        fail 3 "port $proxy_port is in use. Choose another one with --proxy-port."
    ((BASH_VERSINFO[0] * 100 + BASH_VERSINFO[1] >= 501)) || fail 1 "needs bash 5.1 or newer."
    command -v dotnet >/dev/null || fail 1 "the .NET SDK is missing (the command 'dotnet')."
    command -v curl >/dev/null || fail 1 "curl is missing."
}

# Puts a copy of nginx/ with the chosen ports into the working folder, and lets nginx check it.
render_proxy_config() {
    local own=$root/nginx words
    cp -R "$own" "$work/nginx"
    if [[ $proxy_config == "$own"/* ]]; then
        proxy_config=$work/nginx/${proxy_config#"$own"/}
    else
        # One folder below ours, so that it may include ../blazor.conf as the faults do.
        mkdir "$work/nginx/custom"
        cp "$proxy_config" "${proxy_config%/*}"/*.conf "$work/nginx/custom/" 2>/dev/null || true
        proxy_config=$work/nginx/custom/${proxy_config##*/}
    fi
    # By way of @...@, because one port may be what the other one was.
    find "$work/nginx" -type f -exec sed -i.bak \
        -e 's/127\.0\.0\.1:8080/@proxy@/g' -e 's/127\.0\.0\.1:5080/@app@/g' \
        -e "s/@proxy@/127.0.0.1:$proxy_port/g" -e "s/@app@/127.0.0.1:$port/g" {} +

    words=$(nginx -t -q -p "$work/" -c "$proxy_config" 2>&1) ||
        fail 1 "nginx does not accept the configuration: $words"
}

build() {
    echo "Building ..."
    # In the background, because bash answers a signal only between commands or while it waits; as a process
    # group (set -m), because the build has helpers.
    set -m
    dotnet build Dashboard.Server -c Release -v quiet -nologo -clp:ErrorsOnly --disable-build-servers \
        </dev/null >"$work/build.log" 2>&1 &
    build_pid=$!
    set +m
    if ! wait "$build_pid"; then
        cat "$work/build.log" >&2
        fail 1 "the build failed."
    fi
    build_pid=''
}

start_server() {
    local proxied="" deadline status
    [[ $proxy == no ]] || proxied=http://127.0.0.1:$proxy_port
    dotnet Dashboard.Server/bin/Release/net10.0/Dashboard.Server.dll \
        --urls "http://127.0.0.1:$port" --contentRoot "$root/Dashboard.Server" \
        --EventLog:Directory "$data" --Diagnostics:ProxiedUrl "$proxied" "${demo[@]}" </dev/null &
    server_pid=$!
    deadline=$((SECONDS + 120))
    until curl --silent --fail --noproxy '*' --max-time 2 --output /dev/null "http://127.0.0.1:$port/health/ready"; do
        if ! kill -0 "$server_pid" 2>/dev/null; then
            wait "$server_pid" && status=0 || status=$?
            server_pid=''
            fail $((status ? status : 1)) "the server ended with status $status before it was ready; it says why above."
        fi
        ((SECONDS < deadline)) || fail 1 "the server is not ready after 120 s."
        sleep 0.2
    done
}

start_proxy() {
    local tries
    # A process group (set -m): Ctrl-C must not end nginx before the streams have said good-bye through it.
    set -m
    nginx -p "$work/" -c "$proxy_config" </dev/null &
    nginx_pid=$!
    set +m
    for ((tries = 0; tries < 50; tries++)); do
        ! listens "$proxy_port" || return 0
        kill -0 "$nginx_pid" 2>/dev/null || break
        sleep 0.1
    done
}

announce() {
    local direct=http://127.0.0.1:$port pages=http://127.0.0.1:$port proxied="none, nginx does not run" stops=it
    if [[ -n $nginx_pid ]] && kill -0 "$nginx_pid" 2>/dev/null; then
        proxied=http://127.0.0.1:$proxy_port
        pages=$proxied stops=both
    fi
    cat <<EOF

  direct     $direct
  proxied    $proxied
  pages      $pages/  $pages/diagnostics  $pages/connections  $pages/examples/
  data       $data
  publish    curl -d 'disk full on db1' $direct/api/streams/ops/notifications

Dashboard is running. Ctrl-C stops $stops.

EOF
}

# Lasts as long as the server; nginx may end before it.
supervise() {
    local ended status
    while true; do
        wait -n -p ended "$server_pid" ${nginx_pid:+"$nginx_pid"} && status=0 || status=$?
        [[ -n $nginx_pid && ${ended:-} == "$nginx_pid" ]] || break
        nginx_pid=''
        echo "run.sh: nginx ended by itself with status $status; the server goes on at http://127.0.0.1:$port." >&2
        tail -n 5 "$work/error.log" >&2 2>/dev/null || true
    done
    server_pid=''
    echo "run.sh: the server ended by itself with status $status." >&2
    return "$status"
}

# stop SECONDS PID: asks it to end, waits, then insists. -PID is a whole process group.
stop() {
    local tries
    kill -TERM -- "$2" 2>/dev/null
    for ((tries = 0; tries < $1 * 10; tries++)); do
        kill -0 -- "$2" 2>/dev/null || return
        sleep 0.1
    done
    kill -KILL -- "$2" 2>/dev/null
}

# Runs on every way out, once, and whatever fails in between.
clean_up() {
    local status=$?
    trap '' INT TERM HUP PIPE
    trap - EXIT
    set +e
    [[ -z $build_pid ]] || stop 2 "-$build_pid"
    # The server before nginx: its last words to the readers travel through nginx.
    [[ -z $server_pid ]] || stop 8 "$server_pid"
    [[ -z $nginx_pid ]] || stop 2 "-$nginx_pid"
    wait 2>/dev/null
    [[ -z $work ]] || rm -rf "$work"
    exit "$status"
}

main() {
    parse_options "$@"
    check_surroundings
    trap clean_up EXIT
    trap 'exit 0' INT TERM HUP PIPE
    # The SDK's version is chosen by global.json, which it looks for from here.
    cd "$root"
    export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
    work=$(mktemp -d "${TMPDIR:-/tmp}/dashboard.XXXXXX")
    if [[ $proxy == yes ]] && ! ensure_program nginx nginx-light; then
        echo "Going on without the proxy." >&2
        proxy=missing
    fi
    [[ $proxy != yes ]] || render_proxy_config
    build
    start_server
    [[ $proxy != yes ]] || start_proxy
    announce
    supervise
}

main "$@"
