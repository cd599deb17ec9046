#!/usr/bin/env bash
# Compares Apical's segmentation with suite2p's detection: precision, recall and F1 on simulated somata and tufts and on
# hand labels; and the speed on a movie of 512 × 512 × 2000, for whole processes, for Apical without the start of Java,
# and for suite2p's detection alone, with one thread and with two. Both get the same frames, registered by Apical.
#
#   workflows/benchmark-segment.sh [PYTHON]
#
# PYTHON is a Python with suite2p 1.1.0. If none is given, suite2p is installed from PyPI into an environment under
# .apical (several gigabytes). Hand labels are read from ../shared/data/neurofinder beside the project, and skipped if
# this is missing. Takes a quarter of an hour.
set -euo pipefail

home=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
python=${1:-$home/.apical/suite2p/bin/python}
if [ ! -x "$python" ]; then
	python3 -m venv "$home/.apical/suite2p"
	"$python" -m pip install --quiet suite2p==1.1.0
fi
"$home/apical" --version >/dev/null
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$python" "$home/workflows/benchmark-segment.py" "$home" "$work"
