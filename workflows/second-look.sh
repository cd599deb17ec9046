#!/usr/bin/env bash
# Runs the whole chain on simulated studies whose truth is known and prints one row of a table for each: with tissue
# that is crowded, slanted, hazy and moving and drawn anew for each animal (--look tissue), or with the plain images
# that the program was developed on (--look plain).
#
#   workflows/second-look.sh [--look tissue|plain] DIR [STUDIES]      default: tissue, 1 study for each condition
#
# ANIMALS, SESSIONS, FRAMES (default: 6, 4, 1800) and CONDITIONS (names from the list below; default: all) may be set;
# FIRST_SEED (default: 1) is the seed of the first study of a condition. PYTHON has NumPy (default: python3). A
# condition that a look does not offer is left out.
#
# A tissue study of 6 animals and 4 days is about 12 GB of movies (45 GB where all fields happen to be the largest), which
# are removed once it is scored; its results and its row stay in DIR, and it is not run again. Columns:
# - motion: RMS of the error of both axes in valid frames, about its median, px, soma plane / tuft plane;
# - somata right: neurons of the table on all days whose ROI lies on their soma, matched or forced;
# - tufts with a ROI: neurons of the table on all days for which segmentation made a ROI that lies on their tuft;
# - tufts right / wrong: rows of tufts under a neuron's name whose pixels lie on that neuron, or do not;
# - r, slope: medians over neurons and days of the correlation of ΔF/F with the truth, and of its slope on the truth;
# - D: found by the test (asked of the simulation; in the truth that was simulated), ΔF/F·s;
# - invalid: share of the frames in the 2 s after hits / misses that the motion stage calls invalid.
set -euo pipefail

look=tissue
if [ "${1:-}" = --look ]; then
	look=${2:?plain or tissue}
	shift 2
fi
folder=${1:?give a folder}
studies=${2:-1}
home=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
python=${PYTHON:-python3}
"$python" -c 'import numpy' || { echo "$python has no NumPy; name another one in PYTHON" >&2; exit 1; }
mkdir -p "$folder"
animals=${ANIMALS:-6}
sessions=${SESSIONS:-4}
first=${FIRST_SEED:-1}
conditions=${CONDITIONS:-opposing opposing-without-points opposing-weak scalar none gain opposing-more-days}
# Effects of .4 and .175 times SD_r, so that D is .8 and .35 SD: SD_r is .40 ΔF/F·s in tissue and .46 in the plain look.
# In the plain look, the changes between days have to be asked for.
strong=0.16
weak=0.07
days=()
if [ "$look" = plain ]; then
	strong=0.184
	weak=0.08
	days=(--day-offset-px 25 --day-rotation-deg 2.5 --day-warp-px 3 --expression-log-sd 0.3)
fi

# study EFFECT POINTS OPTION…: of the condition; D is twice the EFFECT; POINTS, yes or no, are those of the tufts
study() {
	local name=$condition-$seed put_in study=$folder/$look-$condition-$seed points=$2
	put_in=$(awk -v effect="$1" 'BEGIN { print 2 * effect }')
	shift 2
	if [ ! -f "$study/row.md" ]; then
		rm -rf "$study"
		"$home/apical" simulate --out "$study" --look "$look" --seed "$seed" --frames-per-session "${FRAMES:-1800}" \
			${days[@]+"${days[@]}"} "$@" >"$study.log" 2>&1 || { cat "$study.log" >&2; exit 1; }
		if [ "$points" = no ]; then
			for table in "$study"/m*/neurons.csv; do
				cut -d, -f1-4 "$table" >"$study/neurons.csv"
				mv "$study/neurons.csv" "$table"
			done
		fi
		"$home/apical" run "$study/study.yaml" >>"$study.log" 2>&1 || echo "$name: the run failed, see $study.log" >&2
		"$python" "$home/workflows/look/row.py" "$study" "$name" "$put_in" >"$study/row.part"
		mv "$study/row.part" "$study/row.md"
		rm -f "$study"/m*/d*/*.tif
	fi
	cat "$study/row.md"
}

printf '| %s ' "$look" 'motion, px' 'somata right' 'tufts with a ROI' 'tufts right / wrong' \
	'r, slope soma / tuft' 'D found (asked; true)' verdict 'invalid after hits / misses'
printf '|\n|---|---|---|---|---|---|---|---|---|\n'
for condition in $conditions; do
	for ((seed = first; seed < first + studies; seed++)); do
		size=(--animals "$animals" --sessions "$sessions")
		opposing=(--mechanism vectorized --effect-dff-s)
		case $condition in
		opposing) study "$strong" yes "${size[@]}" "${opposing[@]}" "$strong" ;;
		opposing-without-points) study "$strong" no "${size[@]}" "${opposing[@]}" "$strong" ;;
		opposing-weak) study "$weak" yes "${size[@]}" "${opposing[@]}" "$weak" ;;
		opposing-more-days) study "$strong" yes --animals 4 --sessions 6 "${opposing[@]}" "$strong" ;;
		scalar) study 0 yes "${size[@]}" --mechanism scalar --effect-dff-s "$strong" ;;
		none) study 0 yes "${size[@]}" --mechanism none ;;
		gain)
			if [ "$look" = tissue ]; then
				study 0 yes "${size[@]}" --mechanism none --dendrite-gain-on-hits 0.3
			fi ;;
		*) echo "$condition is not a condition" >&2; exit 2 ;;
		esac
	done
done
