"""What NumPy reads from the results of suite2p: sums over each ROI's row and pixels, which Suite2pFolderTest compares.

Usage: python suite2p_oracle.py ../shared/data > src/test/resources/suite2p.csv
"""
import math
import sys
from pathlib import Path

import numpy as np


def load(folder, name):
    return np.load(folder / name, allow_pickle=True)


def main(data):
    print("folder,roi,frames,fluorescence,neuropil,cell,pixels,x,y,weight,rate_hz,width_px,height_px")
    for name in ("suite2p-old", "suite2p-1.1"):
        folder = data / name / "plane0"
        ops = load(folder, "ops.npy").item()
        fluorescence, neuropil, cell, stat = (load(folder, n + ".npy") for n in ("F", "Fneu", "iscell", "stat"))
        for roi, s in enumerate(stat):
            print(name, roi, fluorescence.shape[1], repr(math.fsum(fluorescence[roi])), repr(math.fsum(neuropil[roi])),
                  int(cell[roi, 0]), len(s["ypix"]), s["xpix"].sum(), s["ypix"].sum(),
                  repr(math.fsum(s["lam"].astype(np.float32))), ops["fs"], ops["Lx"], ops["Ly"], sep=",")


main(Path(sys.argv[1]))
