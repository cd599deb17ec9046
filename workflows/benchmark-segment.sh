#!/usr/bin/env bash
# Finding ROIs beside suite2p's detection: precision, recall and F1 on simulated somata and tufts and on hand labels, and
# the speed on a movie of 512 × 512 × 2000: whole processes, without the start of Java and suite2p's detection alone, with
# one thread and with two. Both get the same frames, registered by Apical.
#
#   workflows/benchmark-segment.sh [PYTHON]
#
# PYTHON has suite2p 1.1.0; where none is named, an environment under .apical gets it from PyPI: several gigabytes.
# Hand labels: ../shared/data/neurofinder from the project's root, left out where it is missing. Takes a quarter of an
# hour.
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
