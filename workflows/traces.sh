#!/usr/bin/env bash
# Runs the same study three times: from its simulated movies, and from its traces alone, which are exported as suite2p
# and as NWB and read back like traces of another program. Prints the verdict and D of each.
#
#   workflows/traces.sh DIR [DEMO]      DEMO: a folder that apical demo has written; otherwise it is made in DIR
set -euo pipefail

folder=${1:?give a folder}
demo=${2:-$folder/demo}
apical=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)/apical
[ -f "$demo/results/signal/opposing.json" ] || "$apical" demo --out "$demo"

# Writes the study file with traces in place of movies; NWB files also contain pixel size, rate, clock and trials.
study() {
	sed -E 's#^( *)neurons: (m[0-9]+)/neurons.csv#&\n\1links: \2/links.csv#' "$demo/study/study.yaml" |
		sed -E "$1" >"$2/study.yaml"
	for animal in "$demo"/study/m*/; do
		cp "$animal/neurons.csv" "$2/$(basename "$animal")/"
		for session in "$animal"d*/; do
			mkdir -p "$2/$(basename "$animal")/$(basename "$session")"
			find "$session" -maxdepth 1 -name '*.csv' -exec cp {} "$2/$(basename "$animal")/$(basename "$session")/" \;
		done
	done
}

"$apical" export "$demo/results" --to suite2p --out "$folder/suite2p" >/dev/null
study 's#movie: (.*)\.tif#traces: \1#; /^ *(rate_hz|pixel_um):/d' "$folder/suite2p"
"$apical" export "$demo/results" --to nwb --out "$folder/nwb" >/dev/null
study 's#movie: (m[0-9]+/d[0-9]+)/.*\.tif#traces: \1.nwb#; s#trials: (m[0-9]+/d[0-9]+)/.*#trials: \1.nwb#; /^ *(rate_hz|pixel_um|offset_s|line_time_s):/d' "$folder/nwb"

for kind in suite2p nwb; do
	"$apical" run "$folder/$kind/study.yaml" --until signal
done
python3 - "$demo/results" "$folder/suite2p/results" "$folder/nwb/results" <<'PYTHON'
import json, sys
for name, results in zip(("movies", "suite2p", "NWB"), sys.argv[1:]):
    r = json.load(open(results + "/signal/opposing.json"))
    print("%-8s %-20s D %.4f, p over animals %.2g, gate %s" % (name, r["verdict"], r["D"], r["p_animal"], r["gate"]["status"]))
PYTHON
