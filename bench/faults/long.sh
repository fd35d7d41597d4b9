#!/usr/bin/env bash
# The fault tests in their long form: as many connections, resumes and events as a night allows, each broken proxy
# diagnosed ten times and each healthy one fifty times. The same tests run in a short form with ./test.sh.
#
#   bench/faults/long.sh [options of the test runner]        such as --filter-class '*ResumeTests'
#   bench/faults/long.sh --filter-method '*_healthy'         only the proxies as they should be, every core busy
#   bench/faults/long.sh --filter-method '*other_proxies*'   of these only HAProxy and Caddy
#
# DASHBOARD_HEALTHY=N and DASHBOARD_DIAGNOSES=N diagnose each healthy proxy and each broken one N times instead.
set -euo pipefail
unset CDPATH
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

dotnet build Dashboard.sln -c Release -v quiet -nologo -clp:ErrorsOnly
DASHBOARD_FAULTS=long exec dotnet run --project Dashboard.Tests -c Release --no-build -- \
    --filter-namespace 'Dashboard.Tests.Faults' --filter-namespace 'Dashboard.Tests.Diagnostics.Faults' "$@"
