#!/usr/bin/env bash
# How often the learning models find the rule at work, and how good their estimates are: the tables of the README.
#
#   workflows/recovery.sh DIR [STUDIES]      default: 100 studies per rule
#
# Three regimes of 11 rules each: effects on the first day of 0.08 z (activity) and 0.15 SD (dendrite), half and a third
# of these, and the strong ones with twice the noise of learning itself. On two cores about 20 minutes in all for 100.
# DIR/<regime>/recovery.csv has a row per study.
set -euo pipefail

out=${1:?the folder for the results}
studies=${2:-100}
apical=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)/apical

regime() {
	printf '\n%s\n' "$1"
	"$apical" recovery --out "$out/$1" --studies "$studies" "${@:2}"
}
regime strong --change 0.08 --signal 0.15
regime weak --change 0.04 --signal 0.05
regime noisy --change 0.08 --signal 0.15 --process-sd 0.1 --signal-sd 0.1
