#!/usr/bin/env bash
# Installs what the tests need (nginx, HAProxy, Caddy, Chromium, gcc, and programs that make faults), builds everything, and runs every test.
#
#   ./test.sh [options of the test runner]        such as --filter-class '*EventLog*'
#
# The last line is always "N passed, N failed, N skipped". Fails when a test failed, when none ran, and, where CI
# is set, when a test was skipped.
set -euo pipefail
unset CDPATH
cd "$(dirname "${BASH_SOURCE[0]}")"
# shellcheck source=.ci/packages.sh
source .ci/packages.sh

# Whatever goes wrong before there are counts is one failure.
summary="0 passed, 1 failed, 0 skipped"
results=''

finish() {
    local status=$?
    [[ -z $results ]] || rm -rf "$results"
    echo "$summary"
    exit "$status"
}

# attribute NAME: of the test assembly, or nothing.
attribute() {
    sed -n "s/^assembly .*[[:space:]]$1=\"\([0-9]*\)\".*/\1/p" "$results/elements"
}

# Prints the skipped tests, each with its reason.
skipped_tests() {
    sed -n -e '/^test .*result="Skip"/{s/.* name="\([^"]*\)".*/  \1:/;h;}' \
        -e '/^reason>/{s///;H;x;s/\n/ /;s/\\*&quot;/"/g;s/\\"/"/g;s/&lt;/</g;s/&gt;/>/g;s/&amp;/\&/g;p;}' \
        "$results/elements"
}

# run_tests [OPTION...]: returns the status of the run, and sets `summary`.
run_tests() {
    local status=0 passed failed skipped errors
    dotnet test --project Dashboard.Tests -c Release --no-build --no-progress \
        --results-directory "$results" --report-xunit-xml --report-xunit-xml-filename results.xml "$@" || status=$?
    if [[ ! -s $results/results.xml ]]; then
        echo "test.sh: the test run ended with status $status and left no report." >&2
        return 1
    fi

    # The runner's text is for people, its report is for us: one element a line.
    tr '\n' ' ' <"$results/results.xml" | tr '<' '\n' >"$results/elements"
    passed=$(attribute passed)
    failed=$(attribute failed)
    skipped=$(attribute skipped)
    errors=$(attribute errors)
    if [[ -z $passed || -z $failed || -z $skipped || -z $errors ]]; then
        echo "test.sh: the report of the test run cannot be read." >&2
        return 1
    fi

    # An error is a failure outside of a test, such as in what it cleans up.
    failed=$((failed + errors))
    if ((status != 0 && failed == 0)); then
        echo "test.sh: no test failed, but the test run ended with status $status." >&2
        failed=1
    fi
    summary="$passed passed, $failed failed, $skipped skipped"

    if ((skipped > 0)); then
        echo "Skipped:"
        skipped_tests
        if [[ -n ${CI:-} ]]; then
            echo "test.sh: in CI no test may be skipped." >&2
            return 1
        fi
    fi
    return "$status"
}

main() {
    trap finish EXIT
    trap 'exit 130' INT TERM HUP

    # Tests that need a missing program skip themselves, and say so.
    ensure_program nginx nginx-light || true
    ensure_program chromium chromium || true
    ensure_program haproxy haproxy || true
    ensure_program caddy caddy || true
    ensure_program gcc gcc libc6-dev || true
    ensure_program strace strace || true
    ensure_program xfs_io xfsprogs || true
    ensure_program faketime faketime || true
    ensure_program sqlite3 sqlite3 || true

    export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
    echo "Building ..."
    dotnet build Dashboard.sln -c Release -v quiet -nologo -clp:ErrorsOnly --disable-build-servers
    results=$(mktemp -d "${TMPDIR:-/tmp}/dashboard-tests.XXXXXX")
    run_tests "$@"
}

main "$@"
