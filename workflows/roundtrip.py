"""Compares the pixels that ImageJ found in exported ROI sets (standard input: set, roi, x, y), and their weights, with the
footprints of the results. See roundtrip.sh.

    python roundtrip.py RESULTS
"""

import csv
import pathlib
import sys

import numpy as np

results = pathlib.Path(sys.argv[1])
found = {}
for path, roi, x, y in csv.reader(sys.stdin):
    found.setdefault(pathlib.Path(path), {}).setdefault(roi, set()).add((int(y), int(x)))
rois = 0
for path, pixels in found.items():
    animal, session, plane = *path.parts[-3:-1], path.stem
    with open(results / animal / "match" / "compartments.csv", encoding="utf-8") as table:
        rows = [row for row in csv.DictReader(table) if (row["session"], row["plane"]) == (session, plane)]
    weights = {}
    with open(path.with_suffix("").with_suffix(".weights.csv"), encoding="utf-8") as table:
        for row in csv.DictReader(table):
            weights.setdefault(row["roi"], {})[int(row["y_px"]), int(row["x_px"])] = np.float32(row["weight"])
    footprints = np.load(results / animal / "match" / "footprints.npz")[session + "-" + plane]
    seen = {rows[int(i)]["compartment"]: footprints[footprints[:, 0] == i, 1:] for i in np.unique(footprints[:, 0])}
    assert set(pixels) == set(seen) == set(weights), path
    for name, own in seen.items():
        assert pixels[name] == {(int(y), int(x)) for y, x, _ in own}, (path, name)
        assert weights[name] == {(int(y), int(x)): weight for y, x, weight in own}, (path, name)
        rois += 1
print(rois, "ROIs of", len(found), "sets are equal, read by ImageJ")
