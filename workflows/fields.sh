#!/usr/bin/env bash
# Draws fields of footprints whose cells are known on every day, has `apical track` find the same cells across days, and
# scores it beside two other programs, roicat and track2p, on the same footprints.
#
#   workflows/fields.sh [--quick] DIR [PYTHON] [SEEDS]
#
# DIR gets fields/, apical/, roicat/, track2p/ and the tables, score.md; fields and results of other programs that are
# already there are kept, so a folder of your own fields can be scored too (see cells/fields.py for its form). PYTHON has
# NumPy and SciPy; by default they are installed into a separate environment under .apical, the other programs into
# two more. SEEDS (default 1) is how often the grid of kind × cells × days is drawn. APICAL is the program, by default
# that of this checkout; NO_PEERS=1 leaves the other programs out. The real recordings are those of DATA, by default
# ../shared/data beside this checkout; they are left out where they are missing. `cells/fields.py` explains everything.
set -euo pipefail

home=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
size=
if [ "${1:-}" = --quick ]; then size=quick; shift; fi
work=${1:?name a folder for the fields}
python=${2:-}
size=${size:-${3:-1}}
apical=${APICAL:-$home/apical}
data=${DATA:-$home/../shared/data}
fields=$home/workflows/cells/fields.py

if [ -z "$python" ]; then
	python=$home/.apical/fields/bin/python
	[ -x "$python" ] || python3 -m venv "$home/.apical/fields"
	"$python" -c 'import scipy' 2>/dev/null || "$home/.apical/fields/bin/pip" install --quiet numpy scipy
fi

[ -e "$work/own" ] || "$python" "$fields" draw "$work" "$size"
if [ -d "$data/cellreg" ] && [ -d "$data/dendrites" ] && [ "$size" != quick ]; then
	"$python" "$fields" real "$work" "$data"
fi

rm -rf "$work/apical"
mkdir -p "$work/apical"
for field in "$work"/fields/*/; do
	name=$(basename "$field")
	"$apical" track "$field"day* --out "$work/apical/$name" >"$work/apical/$name.txt" 2>&1 ||
		echo "$name: apical track ends with status $?: $(tail -1 "$work/apical/$name.txt")" >&2
done

# peer NAME PACKAGE: runs another program on the fields that it has not seen, in an environment of its own
peer() {
	local own=$home/.apical/$1
	[ -x "$own/bin/python" ] || python3 -m venv "$own"
	if ! "$own/bin/python" -c "import $1" 2>/dev/null; then
		"$own/bin/pip" install --quiet "$2" scipy || { echo "$1 cannot be installed here and is left out" >&2; return; }
	fi
	"$own/bin/python" "$fields" "$1" "$work" >"$work/$1.txt" 2>&1 || echo "$1 failed: see $work/$1.txt" >&2
}
if [ -z "${NO_PEERS:-}" ]; then
	peer track2p 'track2p==0.6.*'
	peer roicat 'roicat[core]==1.7.*'
fi

"$python" "$fields" score "$work" | tee "$work/score.md"
