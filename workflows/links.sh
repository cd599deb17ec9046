#!/usr/bin/env bash
# Whether the confidence that a tuft is a soma's is what it says: of links at 0.9, nine in ten should be right. On
# simulated traces, from plenty to hardly enough; half a minute.
#
#   workflows/links.sh [FIRST_SEED] [SEEDS]      default: 9401 20
set -euo pipefail

home=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
"$home/apical" --version >/dev/null
java -cp "$home/target/classes:$(cat "$home/target/classpath.txt")" "$home/workflows/cells/LinkCalibration.java" \
	"${1:-9401}" "${2:-20}"
