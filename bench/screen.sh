#!/usr/bin/env bash
# Measures the Live page in a real Chromium. See --help.
set -euo pipefail
unset CDPATH
# shellcheck source=prepare.sh
source "$(dirname "${BASH_SOURCE[0]}")/prepare.sh"

usage() {
    cat <<'EOT'
Usage: bench/screen.sh [options]

Builds and starts this server, opens its Live page in Chromium, and prints how soon it is there, how it bears 10,000 rows
with 200 notifications a second, and how soon 50 viewers see what is published: one of them in Chromium, the others circuits
without a browser. Takes about four minutes. The browser runs on the same machine, so keep that quiet. bench/README.md says
how to read it.

  --seconds N   how long each flood lasts, 5 to 600 (30)
  --viewers N   how many look at once, 1 to 100 (50)
  --screens N   how many of these are pages in Chromium, 0 to 20 (1)
  --only PART   measure the first paint alone (paint), one viewer (one) or many (viewers)
  --minutes N   watch the server's memory under the flood for so long, 0 to 240 (0)
  --help        this text

Exit status: 0 when the table was printed, 2 wrong usage, 1 otherwise.
EOT
}

main() {
    local argument
    for argument in "$@"; do
        [[ $argument != --help ]] || { usage && exit 0; }
    done
    ensure_program chromium chromium >&2 || exit 1
    build_all
    bench screen --root "$root" "$@"
}

main "$@"
