#!/usr/bin/env bash
# Draws fields of footprints whose cells are known on every day, has `apical track` find the same cells across days, and
# scores it; beside it track2p on a sample of the same footprints. Real footprints are scored too, where they are there.
#
#   workflows/fields.sh [--quick] DIR [PYTHON [SEEDS]]
#
# DIR gets fields/, apical/, track2p/ and the tables, score.md. Fields that are already there are kept, and so is what
# track2p made of them. A folder of fields of your own is scored alone if it holds a file `own`; cells/fields.py
# explains the form and what is drawn. PYTHON has NumPy and SciPy; by default they are installed into a separate
# environment under .apical, track2p into another. SEEDS (default 1) is how often the grid of kind × cells × days is
# drawn; --quick takes a ninth of it, without real footprints and track2p.
#
# APICAL is the program that is tried, by default that of this checkout; DATA holds the real recordings, by default
# ../shared/data beside this checkout; NO_PEERS=1 leaves track2p out.
set -euo pipefail

home=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
size=
if [ "${1:-}" = --quick ]; then
	size=quick NO_PEERS=1
	shift
fi
work=${1:?name a folder for the fields}
python=${2:-}
size=${size:-${3:-1}}
apical=${APICAL:-$home/apical}
data=${DATA:-$home/../shared/data}
fields=$home/workflows/cells/fields.py

# environment NAME MODULE PACKAGE…: prints the interpreter of an environment in which the module can be loaded
environment() {
	local own=$home/.apical/$1 module=$2
	shift 2
	[ -x "$own/bin/python" ] || python3 -m venv "$own" >&2
	"$own/bin/python" -c "import $module" 2>/dev/null || "$own/bin/pip" install --quiet "$@" >&2 || return 1
	echo "$own/bin/python"
}

[ -n "$python" ] || python=$(environment fields scipy numpy scipy)

if [ ! -e "$work/own" ]; then
	"$python" "$fields" draw "$work" "$size"
	if [ "$size" != quick ] && [ -d "$data/cellreg" ] && [ -d "$data/dendrites" ]; then
		"$python" "$fields" real "$work" "$data"
	fi
fi

rm -rf "$work/apical"
mkdir -p "$work/apical"
for field in "$work"/fields/*/; do
	name=$(basename "$field")
	"$apical" track "$field"day* --out "$work/apical/$name" >"$work/apical/$name.txt" 2>&1 ||
		echo "$name: apical track ends with status $?, see $work/apical/$name.txt" >&2
done

if [ -z "${NO_PEERS:-}" ]; then
	if peer=$(environment track2p track2p 'track2p==0.6.*'); then
		"$peer" "$fields" track2p "$work" >"$work/track2p.txt" 2>&1 || echo "track2p failed, see $work/track2p.txt" >&2
	else
		echo "track2p cannot be installed here and is left out" >&2
	fi
fi

"$python" "$fields" score "$work" | tee "$work/score.md"
