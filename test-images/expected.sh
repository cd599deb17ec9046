#!/usr/bin/env bash
# Runs the study beside this script and keeps, in the folder `expected`, what a test compares a run with.
#
#   test-images/expected.sh
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
results=$(mktemp -d)
trap 'rm -rf "$results"' EXIT
"$here/../apical" run "$here/study/study.yaml" --out "$results" >/dev/null

rm -rf "$here/expected"
mkdir -p "$here/expected/signal"
for animal in m01 m02 m03; do
	mkdir -p "$here/expected/$animal/match"
	cp "$results/$animal/match/compartments.csv" "$here/expected/$animal/match/"
done
cp "$results/scores.csv" "$here/expected/"
grep -E '^animal,|,post,replicate_moments,' "$results/signal/modulation.csv" >"$here/expected/signal/modulation.csv"
python3 - "$results/signal/opposing.json" >"$here/expected/signal/opposing.json" <<'PYTHON'
import json, sys
result = json.load(open(sys.argv[1], encoding="utf-8"))
keys = ["verdict", "reason", "D", "D_se", "D_by_animal", "p_animal", "p_role_permutation", "mean_p_plus", "mean_p_minus",
        "mean_neutral", "gate", "n", "warnings"]
print(json.dumps({key: result[key] for key in keys}, indent=2, ensure_ascii=False))
PYTHON
