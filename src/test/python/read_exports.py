"""Loads the folders that apical export wrote as suite2p's window does, and compares them with the arrays of the results:
by suite2p's own load_files (suite2p/gui/io.py) where it is installed with its window, else by what that does.

    python read_exports.py RESULTS EXPORTED
"""

import csv
import os
import pathlib
import sys

import numpy as np


def load_as_suite2p(name):
    """suite2p's order and use of the files, without its messages."""
    stat = np.load(name, allow_pickle=True)
    stat[0]["ypix"]
    basename, _ = os.path.split(name)
    traces = [np.load(basename + "/" + file) for file in ("F.npy", "Fneu.npy", "spks.npy")]
    ops = np.load(os.path.join(basename, "ops.npy"), allow_pickle=True).item()
    iscell = np.load(basename + "/iscell.npy")
    return stat, ops, *traces, iscell[:, 0].astype("bool"), iscell[:, 1]


try:
    from suite2p.gui.io import load_files
    loader = "suite2p's own loader"
except ImportError:
    load_files = load_as_suite2p
    loader = "a copy of suite2p's loader"

results, exported = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
planes = 0
for path in sorted(exported.glob("*/*/*/stat.npy")):
    animal, session, plane = path.parts[-4:-1]
    stat, ops, f, fneu, spks, iscell = load_files(str(path))[:6]
    with open(results / animal / "match" / "compartments.csv", encoding="utf-8") as table:
        rows = [row for row in csv.DictReader(table) if row["session"] == session]
    here = [i for i, row in enumerate(rows) if row["plane"] == plane and row["status"] != "unknown"]
    trace = results / animal / session / "trace"
    for array, name in ((f, "fluorescence"), (fneu, "neuropil"), (spks, "deconvolved")):
        assert array.dtype == np.float32 and array.shape == (len(stat), ops["nframes"])
        np.testing.assert_array_equal(array, np.load(trace / (name + ".npy"))[here, :ops["nframes"]])
    assert iscell.all() and len(stat) == len(here)
    pixels = np.load(results / animal / "match" / "footprints.npz")[session + "-" + plane]
    in_plane = [i for i, row in enumerate(rows) if row["plane"] == plane]
    for roi, i in zip(stat, here):
        own = pixels[pixels[:, 0] == in_plane.index(i)]
        np.testing.assert_array_equal(np.stack([roi["ypix"], roi["xpix"], roi["lam"]], 1), own[:, 1:])
        assert roi["ypix"][~roi["overlap"]].size <= roi["npix"] == len(own)
        assert roi["med"] == [np.median(own[:, 1]), np.median(own[:, 2])] and roi["radius"] > 0
    assert (ops["Ly"], ops["Lx"]) == ops["meanImg"].shape and ops["yrange"] == [0, ops["Ly"]] and ops["fs"] > 0
    assert np.isfinite(ops["meanImg"]).any()
    planes += 1
print(planes, "planes are equal, read by", loader)
