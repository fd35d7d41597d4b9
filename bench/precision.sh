#!/usr/bin/env bash
# Checks a diagnosis against a measure that has nothing in common with it. See --help.
set -euo pipefail
unset CDPATH
# shellcheck source=prepare.sh
source "$(dirname "${BASH_SOURCE[0]}")/prepare.sh"

usage() {
    cat <<'EOT'
Usage: bench/precision.sh [options]

Builds and starts this server behind the shipped nginx, and measures how much later an event comes through nginx, by two
means at the same time: bare sockets that read published notifications, and the server's own diagnosis. Prints both, the
noise of each, and how far they are apart. Takes about two minutes. bench/README.md says how to read it.

  --rounds N    how often (3)
  --seconds N   how long each diagnosis watches its streams, 10 to 300 (20)
  --help        this text

Exit status: 0 when the two were at most 0.2 ms apart in every round, 2 wrong usage, 1 otherwise.
EOT
}

main() {
    local argument
    for argument in "$@"; do
        [[ $argument != --help ]] || { usage && exit 0; }
    done
    ensure_program nginx nginx-light >&2 || exit 1
    build_all
    bench precision --root "$root" "$@"
}

main "$@"
