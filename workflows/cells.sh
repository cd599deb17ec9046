#!/usr/bin/env bash
# Measures how well neurons are followed over days and tufts are linked to their somata, on simulated two-plane
# studies. From day to day the field of view is displaced by up to 30 px, rotated by up to 3° and warped by up to 3
# px; brightness changes, and a fifth of the neurons is silent in a plane on a day. Two thirds of the somata have a
# given point, the tufts have none.
#
#   workflows/cells.sh DIR [FIRST_SEED] [SEEDS] [OPTION…]      default: 7001 10; PYTHON has NumPy (default: python3)
#
# Further options, such as --photons-per-pixel 1, are passed to apical simulate. Prints a line for each study and the
# sums. A study of 24 neurons on three days takes about a minute of one core. Its movies (0.9 GB) are removed when it is
# done; its results stay in DIR and are not computed again.
set -euo pipefail

folder=${1:?give a folder}
first=${2:-7001}
seeds=${3:-10}
home=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
python=${PYTHON:-python3}
"$python" -c 'import numpy' || { echo "$python has no NumPy; name another one in PYTHON" >&2; exit 1; }
mkdir -p "$folder"

for ((seed = first; seed < first + seeds; seed++)); do
	study=$folder/$seed
	[ ! -f "$study/results/m01/match/compartments.csv" ] || continue
	rm -rf "$study"
	"$home/apical" simulate --out "$study" --seed "$seed" --animals 1 --sessions 3 --width-px 256 --height-px 256 \
		--plus 8 --minus 8 --neutral 8 --day-offset-px 30 --day-rotation-deg 3 --day-warp-px 3 --expression-log-sd 0.3 \
		--silent-share 0.2 "${@:4}" >"$study.log" 2>&1 || { cat "$study.log" >&2; exit 1; }
	# The points of P+ and P− somata stay in the table; neutral somata and all tufts must be found.
	awk -F, -v OFS=, 'NR == 1 || $2 != "neutral" {print $1, $2, $3, $4}' "$study/m01/neurons.csv" >"$study/neurons.csv"
	mv "$study/neurons.csv" "$study/m01/neurons.csv"
	"$home/apical" run "$study/study.yaml" --until match >>"$study.log" 2>&1 || { cat "$study.log" >&2; exit 1; }
	find "$study" -name '*.tif' -path '*/m01/d*' ! -path '*/results/*' -delete
done
"$python" "$home/workflows/cells/score.py" "$folder" $(seq "$first" $((first + seeds - 1)))
