#!/usr/bin/env bash
# Measures movement along z, and motion taken over from a brighter plane, on the tests' simulated scenes.
#
#   workflows/motion-tables.sh DriftTable 621 622               five minutes; table, then seeds
#   workflows/motion-tables.sh SharingTable 11 12 13 14 15      one minute
#
# Prints a line for each movie or pair of movies. No parameter was chosen on these seeds.
set -euo pipefail

table=${1:?DriftTable or SharingTable, then seeds}
home=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
"$home/apical" --version >/dev/null
classes=$home/target/motion-tables
classpath=$classes:$home/target/classes:$home/target/test-classes:$(cat "$home/target/classpath.txt")
[ -d "$home/target/test-classes" ] || (cd "$home" && mvn -B -q test-compile)
mkdir -p "$classes"
javac -proc:none -d "$classes" -cp "$classpath" "$home/workflows/motion/$table.java"
java -Xmx4g -cp "$classpath" "org.apical.motion.$table" "${@:2}"
