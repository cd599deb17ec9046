#!/usr/bin/env bash
# Speed of deconvolution beside suite2p's: million samples a second of CPU time, one thread each, on made-up traces (100
# of 18000 frames). The two alternate, five fresh processes each; medians.
#
#   workflows/benchmark-events.sh [PYTHON]
#
# PYTHON has suite2p 1.1.0; where none is named, an environment under .apical gets it from PyPI: several gigabytes.
set -euo pipefail

home=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
python=${1:-$home/.apical/suite2p/bin/python}
if [ ! -x "$python" ]; then
	python3 -m venv "$home/.apical/suite2p"
	"$python" -m pip install --quiet suite2p==1.1.0
fi
[ -f "$home/target/classpath.txt" ] || "$home/apical" --version >/dev/null
results=$(mktemp)
trap 'rm -f "$results"' EXIT

for _ in 1 2 3 4 5; do
	java -XX:ActiveProcessorCount=1 -XX:+UseSerialGC -cp "$home/target/classes:$(cat "$home/target/classpath.txt")" \
		"$home/workflows/BenchmarkEvents.java" | sed 's/^/apical /' >>"$results"
	NUMBA_NUM_THREADS=1 OMP_NUM_THREADS=1 "$python" "$home/workflows/benchmark-events.py" 2>/dev/null |
		grep -E '^(baseline\+)?oasis ' | sed 's/^/suite2p /' >>"$results"
done
sort -k1,2 -k3n "$results" | awk '
	{ n[$1 " " $2]++; value[$1 " " $2, n[$1 " " $2]] = $3 }
	END {
		for (key in n) median[key] = value[key, int((n[key] + 1) / 2)]
		printf "%-28s %10s %10s %8s\n", "million samples/s", "apical", "suite2p", "ratio"
		row("oasis", "oasis", "oasis")
		row("maximin + oasis", "maximin+oasis", "baseline+oasis")
		row("events, all of it", "events", "baseline+oasis")
	}
	function row(label, ours, theirs) {
		printf "%-28s %10.1f %10.1f %8.1f\n", label, median["apical " ours], median["suite2p " theirs],
			median["apical " ours] / median["suite2p " theirs]
	}'
