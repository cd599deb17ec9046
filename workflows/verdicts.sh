#!/usr/bin/env bash
# Counts how often the whole chain, from movies to verdict, gives the verdict "opposing" on simulated studies with an
# opposing signal (vectorized), with a signal that is the same for all neurons (scalar), and without a signal (none).
#
#   workflows/verdicts.sh [FIRST_SEED] [SEEDS]      default: 101 10
#
# Prints one line per study and a table at the end. Each study takes about a minute on two cores; its movies (2.4 GB)
# are removed when it is done.
set -euo pipefail

first=${1:-101}
seeds=${2:-10}
apical=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)/apical
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

printf '%-12s %5s  %-20s %8s %10s %10s  %s\n' mechanism seed verdict D p_animal p_role gate
for mechanism in vectorized scalar none; do
	for ((seed = first; seed < first + seeds; seed++)); do
		"$apical" demo --mechanism "$mechanism" --seed "$seed" --out "$folder/demo" >"$folder/log" 2>&1 || {
			cat "$folder/log" >&2
			exit 1
		}
		python3 - "$mechanism" "$seed" "$folder/demo/results" <<-'PYTHON' | tee -a "$folder/table"
			import csv, json, sys
			mechanism, seed, results = sys.argv[1:]
			r = json.load(open(results + "/signal/opposing.json"))
			failed = [s["measure"] for s in csv.DictReader(open(results + "/scores.csv")) if s["pass"] == "no"]
			print("%-12s %5s  %-20s %8.3f %10.2g %10.2g  %s %s" % (mechanism, seed, r["verdict"], r["D"], r["p_animal"],
			    r["p_role_permutation"], r["gate"]["status"], "; ".join("below its limit: " + f for f in failed)))
		PYTHON
		rm -rf "$folder/demo"
	done
done
echo
for mechanism in vectorized scalar none; do
	printf '%-12s opposing in %d of %d\n' "$mechanism" \
		"$(awk -v m="$mechanism" '$1 == m && $3 == "opposing"' "$folder/table" | wc -l)" "$seeds"
done
