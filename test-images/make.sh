#!/usr/bin/env bash
# Makes the folder `study` beside this script: a simulated study small enough for a repository, with its truth. The same
# command makes the same bytes. See README.md.
#
#   test-images/make.sh [DIR]      default: test-images/study, which is replaced
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
home=$here/..
study=${1:-$here/study}
made=$(mktemp -d)
trap 'rm -rf "$made"' EXIT

"$home/apical" simulate --out "$made/study" --level image --seed 1 --animals 3 --sessions 3 --frames-per-session 400 \
	--width-px 64 --height-px 64 --frame-rate-hz 5 --plus 3 --minus 3 --neutral 1 --photons-per-pixel 12 \
	--day-offset-px 3 >/dev/null
java -Djava.awt.headless=true -cp "$(cat "$home/target/classpath.txt")" "$here/SmallMovies.java" "$made/study"
# What a pixel reads: 0.2 levels for each photon, and no light is 0.
sed -i.16-bit 's/detector_offset: 30/detector_offset: 0/' "$made/study/study.yaml"
sed -i.16-bit 's/"gain" : 40/"gain" : 0.2/; s/"offset" : 30/"offset" : 0/; s/"read_sd" : 8.0/"read_sd" : 0.04/' \
	"$made/study/truth/truth.json"
rm "$made/study/study.yaml.16-bit" "$made/study/truth/truth.json.16-bit"
rm "$made/study/manifest.json" # it says when the study was made
rm -rf "$study"
mkdir -p "$(dirname "$study")"
mv "$made/study" "$study"
