#!/usr/bin/env bash
# Makes a small sample of every format that Apical reads, runs Apical on each, and prints what it read.
#
#   test-images/formats.sh DIR      a folder that is not there yet
#
# The Python packages that write the samples are put into an environment of their own under .apical; nothing else is
# fetched.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
apical=$here/../apical
folder=${1:?give a folder that is not there yet}
[ ! -e "$folder" ] || { echo "$folder is there already" >&2; exit 2; }
python=$here/../.apical/formats/bin/python
if [ ! -x "$python" ]; then
	python3 -m venv "$here/../.apical/formats"
	"$python" -m pip install --quiet h5py numpy pynwb roifile scipy tifffile
fi

"$python" -W ignore "$here/formats.py" make "$folder"
cd "$folder"
"$apical" check study.yaml >&2
"$apical" register movies/*.* movies/TSeries-001/TSeries-001.xml --block-px 0 --out registered >&2
for traces in traces/*/* traces/dff.csv; do
	case $traces in
		*/expected.csv) ;;
		*) "$apical" import "$traces" --out "imported/$(printf %s "${traces#traces/}" | tr -cs 'A-Za-z0-9' -)" >&2 ;;
	esac
done
for footprints in rois/footprints.mat rois/somata.zip traces/suite2p-old/plane0 traces/suite2p-new/plane0; do
	"$apical" track rois/footprints.npy "$footprints" --out "tracked/$(basename "${footprints%/plane0}")" >&2
done
"$apical" run study.yaml --until trace >&2
"$python" "$here/formats.py" table .
