"""Prints, as JSON, what other programs read from recordings in ../shared/data: FISSA's mean of each ROI by frame, and
suite2p's F with the masks it was read with. Needs NumPy. Usage: other_extractions.py fissa|suite2p FOLDER"""
import json
import sys

import numpy as np

program, folder = sys.argv[1:]
if program == "fissa":
    raw = np.load(folder + "/expected_py3.npz", allow_pickle=True)["raw"]
    # region 0 of each cell is the ROI itself, the others are its surround
    result = [[raw[roi, movie][0].tolist() for roi in range(raw.shape[0])] for movie in range(raw.shape[1])]
else:
    stat = np.load(folder + "/plane0/stat.npy", allow_pickle=True)
    fluorescence = np.load(folder + "/plane0/F.npy").astype(float)
    result = [{"x": roi["xpix"].tolist(), "y": roi["ypix"].tolist(), "weight": roi["lam"].astype(float).tolist(),
               "overlap": roi["overlap"].tolist(), "F": f.tolist()} for roi, f in zip(stat, fluorescence)]
print(json.dumps(result))
