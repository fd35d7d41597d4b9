#!/usr/bin/env bash
# Shows what idle connections hold in memory. See --help.
set -euo pipefail
unset CDPATH
# shellcheck source=prepare.sh
source "$(dirname "${BASH_SOURCE[0]}")/prepare.sh"

# The largest profile, and what a process has open anyway.
files_needed=25600

usage() {
    cat <<'EOT'
Usage: bench/profile.sh [options]

Builds and starts this server, connects subscribers that get nothing but heartbeats, and prints what they hold in memory:
by the kernel's account, and by type on the managed heap. About half a minute for each way of delivery. It looks into a
running process, which some systems leave to root (sysctl kernel.yama.ptrace_scope). bench/README.md says how to read it.

  --connections N   how many, 501 to 25,000 (10000)
  --server NAME     dashboard, or dashboard-pump for delivery without the hand-off (both)
  --types N         rows of the table of types (25)
  --help            this text

Exit status: 0 when the profile was printed, 2 wrong usage, 1 otherwise.
EOT
}

main() {
    local argument
    for argument in "$@"; do
        [[ $argument != --help ]] || { usage && exit 0; }
    done
    build_all
    raise_file_limit "$files_needed" ||
        echo "bench: a process may open $(ulimit -n) files here, and each connection is one. To raise the limit," \
            "start this as root or see limits.conf(5)." >&2
    bench profile --root "$root" --programs "$programs" "$@"
}

main "$@"
