"""Reads what Apical wrote with the tools people use for it, and prints what it found, for MiniatureStudyTest.

    python read_results.py RESULTS STUDY
"""

import csv
import json
import pathlib
import sys

import numpy as np
import tifffile

results, study = map(pathlib.Path, sys.argv[1:])
trace = results / "m01" / "d01" / "trace"
compartments = [row for row in csv.DictReader(open(results / "m01" / "match" / "compartments.csv", encoding="utf-8"))
                if row["session"] == "d01"]
dff = np.load(trace / "dff.npy")
parts = np.load(trace / "parts.npy")
times = np.load(trace / "times.npy")
assert dff.dtype == np.float32 and dff.shape[0] == len(compartments), (dff.dtype, dff.shape)
assert parts.shape[0] == dff.shape[0] and parts.shape[2] == dff.shape[1], parts.shape
assert times.shape == dff.shape and np.all(np.diff(times[0]) > 0)

blocks = np.load(results / "m01" / "d01" / "motion" / "soma" / "blocks.npy")
motion = list(csv.DictReader(open(results / "m01" / "d01" / "motion" / "soma" / "motion.csv", encoding="utf-8")))
assert blocks.dtype == np.float32 and blocks.shape == (len(motion), 1, 1, 2), blocks.shape
np.testing.assert_allclose(blocks[:, 0, 0, 0], [float(row["dx_px"]) for row in motion], rtol=1e-6)

movie = tifffile.imread(study / "m01" / "d01" / "soma.tif")
mean = tifffile.imread(results / "m01" / "d01" / "motion" / "soma" / "mean.tif")
assert movie.dtype == np.uint16 and movie.shape == (len(motion),) + mean.shape, (movie.dtype, movie.shape, mean.shape)
assert mean.dtype == np.float32
inside = (slice(12, -12), slice(12, -12))
assert np.corrcoef(movie.mean(0)[inside].ravel(), mean[inside].ravel())[0, 1] > 0.8

with np.load(results / "m01" / "match" / "footprints.npz") as footprints:
    for name in footprints.files:
        assert footprints[name].dtype == np.float32 and footprints[name].shape[1] == 4, name

opposing = json.load(open(results / "signal" / "opposing.json", encoding="utf-8"))
assert opposing["verdict"] == "untestable", opposing["verdict"]
print("read", len(compartments), "compartments,", len(motion), "frames")
