#!/usr/bin/env bash
# Counts how often the opposing test is right, on 1000 simulated studies of each condition: conditions without a signal
# that are known to cause false findings, and conditions with a signal. The table is in DIR/validity.md, every number in
# DIR/validity.csv, condition (iv) in DIR/learning.md and .csv; all grow row by row.
#
#   workflows/validity.sh [DIR] [STUDIES] [NAME…]      default: validity 1000, all conditions
#
# On two cores a row takes about a minute, a row from traces five minutes, the whole table about an hour. The exit
# status is 1 if the test was wrong too often.
set -euo pipefail

apical=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)/apical
conditions=("${@:3}")
exec "$apical" validity --out "${1:-validity}" --studies "${2:-1000}" ${conditions:+--condition "${conditions[@]}"}
