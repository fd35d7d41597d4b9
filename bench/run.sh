#!/usr/bin/env bash
# Measures this server beside others on this machine. See --help.
set -euo pipefail
unset CDPATH
# shellcheck source=prepare.sh
source "$(dirname "${BASH_SOURCE[0]}")/prepare.sh"

# What the largest scenario needs: 10,000 connections and what a process has open anyway.
files_needed=10600

usage() {
    cat <<'EOF'
Usage: bench/run.sh [options]

Builds this server and the load generator, installs what is missing where it can (gcc, nginx, nchan, Node), runs all
servers side by side, and prints a table. Takes about 25 minutes; Ctrl-C prints what there is so far. Keep the machine
quiet meanwhile. bench/README.md says what is measured and how.

  --rounds N        how often everything is measured (3)
  --only LIST       scenarios, such as one,merged: one merged rate100 rate800 last idle publish nginx stalled
                    restart crash filters
  --servers LIST    servers: dashboard dashboard-pump nchan node kestrel (in publish alone) floor
  --quick           small and short, one round: shows in about a minute that everything works, measures nothing
  --json FILE       write the results there, too
  --help            this text

Exit status: 0 when everything was run (not: when every goal is met), 2 wrong usage, 1 otherwise.
EOF
}

install_missing() {
    ensure_program nginx nginx-light || echo "Going on without nginx." >&2
    ensure_program node nodejs || echo "Going on without Node." >&2
    if command -v nginx >/dev/null && ! compgen -G '/usr/*/nginx/modules/ngx_nchan_module.so' >/dev/null; then
        install_packages libnginx-mod-nchan || echo "Going on without nchan." >&2
    fi
}

main() {
    local argument
    for argument in "$@"; do
        [[ $argument != --help ]] || { usage && exit 0; }
    done
    install_missing >&2
    build_all
    raise_file_limit "$files_needed" ||
        echo "bench: a process may open $(ulimit -n) files here, so scenarios that need more are left out." \
            "To raise the limit, start this as root or see limits.conf(5)." >&2
    bench --root "$root" --programs "$programs" "$@"
}

main "$@"
