# Sourced by run.sh and profile.sh: builds what they start.
# shellcheck shell=bash

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
root=${here%/*}
programs=$here/bin
# shellcheck source=../.ci/packages.sh
source "$root/.ci/packages.sh"

# The table alone goes to the output.
build() {
    dotnet build "$1" -c Release -v quiet -nologo -clp:ErrorsOnly --disable-build-servers </dev/null >&2
}

build_all() {
    command -v dotnet >/dev/null || { echo "bench: the .NET SDK is missing (the command 'dotnet')." >&2 && exit 1; }
    export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
    ensure_program gcc gcc libc6-dev >&2 || exit 1
    echo "Building ..." >&2
    "$here/compile.sh" "$programs"
    # The SDK's version is chosen by global.json, which it looks for from here.
    (cd "$root" && build Dashboard.Server && build bench/kestrel && build bench/Dashboard.Bench)
}

# raise_file_limit COUNT: every subscriber is a file, for the server and for the load generator. Fails where that is too few.
raise_file_limit() {
    ulimit -n 65536 2>/dev/null || ulimit -n "$(ulimit -Hn)"
    [[ $(ulimit -n) == unlimited ]] || (($(ulimit -n) >= $1))
}

# bench ARGUMENT...: becomes the driver.
bench() {
    exec dotnet "$here/Dashboard.Bench/bin/Release/net10.0/Dashboard.Bench.dll" "$@"
}
