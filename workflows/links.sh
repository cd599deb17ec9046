#!/usr/bin/env bash
# Checks whether the confidence of the links between somata and tufts is calibrated: of links with a confidence of 0.9,
# nine in ten should be right. Uses simulated traces, from plenty of data to hardly enough; takes half a minute.
#
#   workflows/links.sh [FIRST_SEED] [SEEDS]      default: 9401 20
set -euo pipefail

home=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
"$home/apical" --version >/dev/null
java -cp "$home/target/classes:$(cat "$home/target/classpath.txt")" "$home/workflows/cells/LinkCalibration.java" \
	"${1:-9401}" "${2:-20}"
