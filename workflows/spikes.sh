#!/usr/bin/env bash
# Compares events with action potentials that were recorded at the same time, for `apical events` and for suite2p's
# deconvolution, on recordings of jGCaMP7f, GCaMP6f and GCaMP6s.
#
#   workflows/spikes.sh [FOLDER] [RATE_HZ]      default: ../shared/data/spikes beside this checkout, 30
#
# FOLDER holds CAttached_*.mat of the CASCADE ground truth database. Prints three tables. Needs Python 3; NumPy and
# SciPy are installed into a separate environment under .apical.
set -euo pipefail

home=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
folder=${1:-$home/../shared/data/spikes}
rate=${2:-30}
python=$home/.apical/spikes
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

[ -x "$python/bin/python" ] || python3 -m venv "$python"
"$python/bin/python" -c 'import scipy' 2>/dev/null || "$python/bin/pip" install --quiet numpy scipy

"$python/bin/python" "$home/workflows/spikes.py" tables "$folder" "$rate" "$work"
for indicator in jGCaMP7f GCaMP6f GCaMP6s; do
	for threshold in 3 0; do
		"$home/apical" events "$work/$indicator"/*.csv --indicator "$indicator" --event-threshold-sd "$threshold" \
			--out "$work/$indicator/events-$threshold" >/dev/null
	done
done
"$python/bin/python" "$home/workflows/spikes.py" score "$folder" "$rate" "$work"
