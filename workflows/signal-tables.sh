#!/usr/bin/env bash
# What the power calculation and the intervals of D rest on, on the tests' simulated pairs.
#
#   workflows/signal-tables.sh PowerTable 60                     the power told beside the rate at which the test finds
#   workflows/signal-tables.sh CoverageTable 200 0 0.05 0.1      how often intervals hold the truth, by SD over animals
#   workflows/signal-tables.sh NoiseCalibration 100 10 40 5      the noise of a typical study: days, trials, cells a role
#
# The first number is that of the simulated studies.
set -euo pipefail

table=${1:?PowerTable, CoverageTable or NoiseCalibration, then its numbers}
home=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
"$home/apical" --version >/dev/null
classes=$home/target/signal-tables
classpath=$classes:$home/target/classes:$home/target/test-classes:$(cat "$home/target/classpath.txt")
[ -d "$home/target/test-classes" ] || (cd "$home" && mvn -B -q test-compile)
mkdir -p "$classes"
javac -proc:none -d "$classes" -cp "$classpath" "$home/workflows/signal/$table.java"
java -Xmx2g -cp "$classpath" "org.apical.signal.$table" "${@:2}"
