#!/usr/bin/env bash
# Compares the speed of extraction and deconvolution with suite2p's, one thread each: CPU time on made-up frames (300
# ROIs with neuropil from 2000 frames of 512 × 512; Apical reads a TIFF and corrects motion, suite2p reads its own
# registered file) and on made-up traces (100 of 18000 frames). The two alternate, in five fresh processes each.
# Prints medians.
#
#   workflows/benchmark-traces.sh [PYTHON]
#
# PYTHON is a Python with suite2p 1.1.0. If none is given, suite2p is installed from PyPI into an environment under
# .apical (several gigabytes).
set -euo pipefail

home=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
python=${1:-$home/.apical/suite2p/bin/python}
if [ ! -x "$python" ]; then
	python3 -m venv "$home/.apical/suite2p"
	"$python" -m pip install --quiet suite2p==1.1.0
fi
[ -f "$home/target/classpath.txt" ] || "$home/apical" --version >/dev/null
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
classpath=$work:$home/target/classes:$(cat "$home/target/classpath.txt")
javac -proc:none -d "$work" -cp "$classpath" "$home/workflows/traces/"Benchmark*.java
"$python" "$home/workflows/traces/extraction.py" make "$work/movie.tif"

apical() {
	java -XX:ActiveProcessorCount=1 -XX:+UseSerialGC -cp "$classpath" "$@" | sed 's/^/apical /' >>"$work/results"
}
suite2p() {
	NUMBA_NUM_THREADS=1 OMP_NUM_THREADS=1 "$python" "$home/workflows/traces/$1" "${@:2}" 2>/dev/null |
		grep -E '^(extraction|(baseline\+)?oasis) ' | sed 's/^/suite2p /' >>"$work/results"
}
for _ in 1 2 3 4 5; do
	apical BenchmarkExtraction "$work/movie.tif"
	suite2p extraction.py time "$work/movie.bin"
	apical BenchmarkDeconvolution
	suite2p deconvolution.py
done
sort -k1,2 -k3n "$work/results" | awk '
	{ n[$1 " " $2]++; value[$1 " " $2, n[$1 " " $2]] = $3 }
	END {
		for (key in n) median[key] = value[key, int((n[key] + 1) / 2)]
		printf "%-36s %10s %10s %8s\n", "", "apical", "suite2p", "ratio"
		row("extraction, frames/s", "extraction", "extraction")
		row("long extraction, frames/s", "long", "extraction")
		row("oasis, million samples/s", "oasis", "oasis")
		row("maximin + oasis", "maximin+oasis", "baseline+oasis")
		row("events, all of it", "events", "baseline+oasis")
	}
	function row(label, ours, theirs) {
		printf "%-36s %10.1f %10.1f %8.1f\n", label, median["apical " ours], median["suite2p " theirs],
			median["apical " ours] / median["suite2p " theirs]
	}'
