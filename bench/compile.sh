#!/usr/bin/env bash
# Compiles the load generator and the floor.
#
#   bench/compile.sh FOLDER        the programs `sseload` and `floor` are put there
set -euo pipefail
unset CDPATH
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)

if [[ $# -ne 1 ]]; then
    echo "Usage: bench/compile.sh FOLDER" >&2
    exit 2
fi
mkdir -p -- "$1"
flags=(-std=gnu17 -O2 -Wall -Wextra -Werror)
gcc "${flags[@]}" -o "$1/sseload" "$here"/load/*.c
gcc "${flags[@]}" -o "$1/floor" "$here"/floor/*.c
