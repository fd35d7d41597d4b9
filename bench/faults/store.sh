#!/usr/bin/env bash
# The fault tests of the log in their long form: 50 kills in a publish storm, 10 power cuts on each of two file systems,
# 10 kills while a log of a million rows is brought up to date, and whatever else can go wrong under a log. Some minutes;
# the file systems need the super-user. The same tests run in a short form with ./test.sh.
#
#   [DASHBOARD_KILLS=50] [DASHBOARD_POWER_CUTS=10] bench/faults/store.sh [options of the test runner]
set -euo pipefail
unset CDPATH
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

dotnet build Dashboard.sln -c Release -v quiet -nologo -clp:ErrorsOnly
DASHBOARD_FAULTS=long exec dotnet run --project Dashboard.Tests -c Release --no-build -- \
    --filter-class 'Dashboard.Tests.Faults.Store*' --output Detailed "$@"
