#!/usr/bin/env bash
# Compares events with action potentials that were recorded at the same time, for `apical events` and for suite2p's
# deconvolution, on any data sets of the CASCADE ground truth database.
#
#   workflows/spikes.sh [FOLDER] [RATE_HZ] [SET...]
#
# FOLDER (default: ../shared/data/spikes beside this checkout) holds a folder for each data set, such as
# DS31-GCaMP8m-m-V1, whose name contains the indicator's; or files CAttached_*.mat of one or several indicators, whose
# names do. RATE_HZ (default: 30) is what faster recordings are averaged down to. With SETs, such as DS12 DS26, only
# data sets whose names begin so. Prints a table by data set and one of the action potentials found. Needs Python 3;
# NumPy and SciPy are installed into a separate environment under .apical.
set -euo pipefail

home=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
folder=${1:-$home/../shared/data/spikes}
rate=${2:-30}
python=$home/.apical/spikes
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

[ -x "$python/bin/python" ] || python3 -m venv "$python"
"$python/bin/python" -c 'import scipy' 2>/dev/null || "$python/bin/pip" install --quiet numpy scipy

"$python/bin/python" "$home/workflows/spikes.py" tables "$folder" "$rate" "$work" "${@:3}"
for indicator in "$work"/*/*; do
	for threshold in 3 0; do
		"$home/apical" events "$indicator"/*.csv --indicator "$(basename "$indicator")" \
			--event-threshold-sd "$threshold" --out "$indicator/events-$threshold" >/dev/null
	done
done
"$python/bin/python" "$home/workflows/spikes.py" score "$folder" "$rate" "$work" "${@:3}"
