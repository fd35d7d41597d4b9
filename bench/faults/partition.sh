#!/usr/bin/env bash
# A network that breaks between the server and a subscriber, in a network namespace of its own. Needs root, iproute2 and
# nftables; nothing leaves the machine.
#
#   bench/faults/partition.sh [--seconds N] [--wait N] [-- SETTING ...]
#
#   --seconds N   how long the network is broken before it heals (4)
#   --wait N      how long to wait for the server to notice a subscriber that is gone for good (60)
#   SETTING       of the server, such as --Sse:HandOff=true
#
# 1. Partition and heal: the subscriber has every event once and in order.
# 2. Half-open: the subscriber's packets never come again. Prints after how many seconds its place is free.
set -euo pipefail
unset CDPATH
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

seconds=4 wait=60
while (($#)); do
    case $1 in
        --seconds) seconds=$2; shift 2 ;;
        --wait) wait=$2; shift 2 ;;
        --) shift; break ;;
        *) sed -n '2,/^set/{/^set/d;s/^# \{0,1\}//;p;}' "$0"; exit 2 ;;
    esac
done
for program in ip nft; do
    command -v "$program" >/dev/null || { echo "partition.sh: $program is missing (apt-get install iproute2 nftables)." >&2; exit 2; }
done

work=$(mktemp -d)
space=dashboard-$$
near=dbn$$ far=dbf$$
pids=()
finish() {
    ((${#pids[@]} == 0)) || kill "${pids[@]}" 2>/dev/null || true
    wait 2>/dev/null || true
    ip netns del "$space" 2>/dev/null || true
    ip link del "$near" 2>/dev/null || true
    rm -rf "$work"
}
trap finish EXIT

ip netns add "$space"
ip link add "$near" type veth peer name "$far" netns "$space"
ip addr add 10.199.77.1/30 dev "$near"
ip link set "$near" up
ip -n "$space" addr add 10.199.77.2/30 dev "$far"
ip -n "$space" link set "$far" up

cut() {
    ip netns exec "$space" nft -f - <<'RULES'
table inet fault {
    chain in  { type filter hook input priority 0; policy drop; }
    chain out { type filter hook output priority 0; policy drop; }
}
RULES
}
heal() { ip netns exec "$space" nft delete table inet fault; }

port=$((20000 + RANDOM % 10000))
url=http://10.199.77.1:$port
dotnet build Dashboard.Server -c Release -v quiet -nologo -clp:ErrorsOnly
dotnet Dashboard.Server/bin/Release/net10.0/Dashboard.Server.dll --contentRoot "$PWD/Dashboard.Server" --urls "$url" \
    --EventLog:Directory "$work/data" --Diagnostics:ProxiedUrl= --Logging:LogLevel:Default=Warning --Fanout:HeartbeatEvery=00:00:01 "$@" &
pids+=($!)
timeout 60 bash -c "until curl -sf $url/health/ready >/dev/null; do sleep 0.2; done"

# publish COUNT: prints how many subscribers there were at the last one.
publish() {
    local i answer=''
    for ((i = 0; i < $1; i++)); do
        answer=$(curl -sf -d x "$url/api/streams/ops/notifications")
    done
    sed 's/.*"receivers":\([0-9]*\).*/\1/' <<<"$answer"
}

ip netns exec "$space" curl -sN "$url/sse/ops" >"$work/stream" &
pids+=($!)
timeout 10 bash -c "until grep -q heartbeat '$work/stream'; do sleep 0.1; done"

publish 10 >/dev/null
cut
publish 10 >/dev/null
sleep "$seconds"
during=$(grep -c ^id: "$work/stream")
heal
publish 10 >/dev/null
timeout 60 bash -c "until [[ \$(grep -c ^id: '$work/stream') -ge 30 ]]; do sleep 0.2; done"
if ! diff <(sed -n 's/^id: .*-//p' "$work/stream") <(seq 30); then
    echo "partition.sh: the subscriber does not have every event once and in order." >&2
    exit 1
fi
echo "partition of $seconds s: $during events before it healed, all 30 once and in order afterwards"

cut
started=$SECONDS
while (($(publish 1) > 0)); do
    if ((SECONDS - started >= wait)); then
        ss -tnoi "sport = :$port" dst 10.199.77.2
        echo "half-open: after $wait s the place of the subscriber is still taken" >&2
        exit 1
    fi
    sleep 1
done
echo "half-open: the place is free after $((SECONDS - started)) s"
