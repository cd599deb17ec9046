#!/usr/bin/env bash
# Reads what `apical export` writes with the programs for which it is written: suite2p folders with suite2p's own
# loader, NWB files with pynwb (and its validator and nwbinspector), ROI sets with ImageJ. Every number is compared
# with the results.
#
#   workflows/roundtrip.sh RESULTS DIR [PYTHON]
#
# RESULTS is a result folder whose sessions have a start, such as the demo's. PYTHON is a Python with suite2p 1.1.0 and
# its user interface, pynwb and nwbinspector. If none is given, they are installed from PyPI into an environment under
# .apical (several gigabytes).
set -euo pipefail

home=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
results=${1:?give a result folder}
folder=${2:?give a folder for what is exported}
python=${3:-$home/.apical/roundtrip/bin/python}
if [ ! -x "$python" ]; then
	python3 -m venv "$home/.apical/roundtrip"
	"$python" -m pip install --quiet 'suite2p[gui]==1.1.0' pynwb nwbinspector
fi
mkdir -p "$folder"
for format in suite2p nwb imagej; do
	"$home/apical" export "$results" --to "$format" --out "$folder/$format" >"$folder/$format.txt"
done

QT_QPA_PLATFORM=offscreen "$python" -W ignore "$home/src/test/python/read_exports.py" "$results" "$folder/suite2p" | tail -n 1
xargs java -Djava.awt.headless=true -cp "$(cat "$home/target/classpath.txt")" "$home/workflows/ReadRois.java" \
	<"$folder/imagej.txt" | "$python" "$home/workflows/roundtrip.py" "$results"
while read -r file; do
	"$python" -W ignore "$home/src/test/python/read_nwb.py" "$results" "$(basename "$(dirname "$file")")" "$(basename "$file" .nwb)" \
		"$file" </dev/null | tail -n 1
done <"$folder/nwb.txt" | awk '{ values += $2 } END { print values, "values of", NR, "NWB files are equal, read by pynwb" }'
