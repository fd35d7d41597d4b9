#!/usr/bin/env bash
# A constant load for a long time: does the server grow?
#
#   bench/faults/soak.sh [--minutes N] [--subscribers N] [--rate N] [-- SETTING ...]
#
#   --minutes N       how long (10)
#   --subscribers N   streams that stay open; as many again come and go (50)
#   --rate N          notifications a second (100)
#   SETTING           of the server, such as --Sse:HandOff=true
#
# Prints memory, descriptors and threads every ten seconds, and at the end their slope over the last two thirds. Fails
# where descriptors grew, or memory by more than 1 MB an hour. A run of some minutes is too short to tell such a slope from
# the noise of the garbage collector, so only a run of an hour or more is judged by memory.
set -euo pipefail
unset CDPATH
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

minutes=10 subscribers=50 rate=100
while (($#)); do
    case $1 in
        --minutes) minutes=$2; shift 2 ;;
        --subscribers) subscribers=$2; shift 2 ;;
        --rate) rate=$2; shift 2 ;;
        --) shift; break ;;
        *) sed -n '2,/^set/{/^set/d;s/^# \{0,1\}//;p;}' "$0"; exit 2 ;;
    esac
done

work=$(mktemp -d)
pids=()
finish() {
    ((${#pids[@]} == 0)) || kill "${pids[@]}" 2>/dev/null || true
    wait 2>/dev/null || true
    rm -rf "$work"
}
trap finish EXIT

port=$((20000 + RANDOM % 10000))
url=http://127.0.0.1:$port
dotnet build Dashboard.Server -c Release -v quiet -nologo -clp:ErrorsOnly
dotnet Dashboard.Server/bin/Release/net10.0/Dashboard.Server.dll --contentRoot "$PWD/Dashboard.Server" --urls "$url" \
    --EventLog:Directory "$work/data" --EventLog:RetainPerStream 10000 --Diagnostics:ProxiedUrl= --Logging:LogLevel:Default=Warning "$@" &
server=$!
pids+=("$server")
timeout 60 bash -c "until curl -sf $url/health/ready >/dev/null; do sleep 0.2; done"

for ((i = 0; i < subscribers; i++)); do
    curl -sN "$url/sse/ops" >/dev/null &
    pids+=($!)
done

# Those that come and go: each stays for some seconds, and leaves without a word.
for ((i = 0; i < subscribers; i++)); do
    (while :; do timeout $((1 + RANDOM % 9)) curl -sN "$url/sse/ops?last=5" >/dev/null || true; done) &
    pids+=($!)
done

# One connection: curl itself keeps the rate.
curl -s --rate "$rate/s" -d "soak" "$url/api/streams/ops/notifications?[1-100000000]" >/dev/null &
pids+=($!)

end=$((SECONDS + minutes * 60))
printf '%8s %10s %12s %8s\n' seconds memory_kB descriptors threads
while ((SECONDS < end)); do
    sleep 10
    kill -0 "$server"
    printf '%8d %10d %12d %8d\n' "$SECONDS" "$(awk '/^VmRSS/{print $2}' "/proc/$server/status")" \
        "$(find "/proc/$server/fd" -mindepth 1 | wc -l)" "$(awk '/^Threads/{print $2}' "/proc/$server/status")" | tee -a "$work/samples"
done

awk -v minutes="$minutes" -v subscribers="$subscribers" '
    { t[NR] = $1; m[NR] = $2; f[NR] = $3 }
    function slope(y, from,    i, n, st, sy, stt, sty) {
        for (i = from; i <= NR; i++) { n++; st += t[i]; sy += y[i]; stt += t[i] * t[i]; sty += t[i] * y[i] }
        return n < 3 ? 0 : (n * sty - st * sy) / (n * stt - st * st) * 3600
    }
    END {
        from = int(NR / 3) + 1
        memory = slope(m, from) / 1024
        files = (f[NR] - f[from])
        printf "memory: %+.1f MB an hour; descriptors: %+d from %d\n", memory, files, f[from]
        exit files > subscribers || (minutes >= 60 && memory > 1)
    }' "$work/samples"
