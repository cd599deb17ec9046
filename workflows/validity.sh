#!/usr/bin/env bash
# How often the opposing test is right: 1000 simulated studies of every condition known to deceive it, and of signals that
# are there. The table is in DIR/validity.md, every number in DIR/validity.csv, condition (iv) in DIR/learning.md and .csv;
# all grow row by row.
#
#   workflows/validity.sh [DIR] [STUDIES] [NAME…]      default: validity 1000, all conditions
#
# A row takes about a minute on two cores, one from traces five, the whole table about an hour. Exit status 1: something is not as it should be.
set -euo pipefail

apical=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)/apical
conditions=("${@:3}")
exec "$apical" validity --out "${1:-validity}" --studies "${2:-1000}" ${conditions:+--condition "${conditions[@]}"}
