#!/usr/bin/env bash
# Counts how often the learning models find the simulated rule, and measures how good their estimates are.
#
#   workflows/recovery.sh DIR [STUDIES]      default: 100 studies per rule
#
# There are three regimes with 11 rules each: strong (effects on the first day of 0.08 z in activity and 0.15 SD in the
# dendrite), weak (half and a third of these), and noisy (strong effects with twice the noise of learning itself). With
# 100 studies per rule, all takes about 20 minutes on two cores. DIR/<regime>/recovery.csv has a row per study.
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
