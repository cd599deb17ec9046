#!/usr/bin/env bash
# ΔF/F, its noise and its events against what was put in, on the tests' simulated movies of 20 minutes at several frame
# rates and noises: the table of docs/science.md, section 8.
#
#   workflows/trace-table.sh
set -euo pipefail

home=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
"$home/apical" --version >/dev/null
classes=$home/target/trace-table
classpath=$classes:$home/target/classes:$home/target/test-classes:$(cat "$home/target/classpath.txt")
[ -d "$home/target/test-classes" ] || (cd "$home" && mvn -B -q test-compile)
mkdir -p "$classes"
javac -proc:none -d "$classes" -cp "$classpath" "$home/workflows/traces/AccuracyTable.java"
java -Xmx2g -cp "$classpath" org.apical.trace.AccuracyTable
