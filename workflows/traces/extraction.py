"""Makes a movie, or times suite2p's extraction of 300 ROIs with neuropil from this movie; see benchmark-traces.sh.

    extraction.py make MOVIE.tif        uint16, 2000 frames of 512 × 512, shot noise
    extraction.py time MOVIE.bin        the same pixels in suite2p's own file, as int16

Prints frames per second of CPU time with one thread, including the making of masks.
"""

import sys
import time
from pathlib import Path

import numpy as np

FRAMES, SIDE = 2000, 512


def make(movie):
    import tifffile
    random = np.random.default_rng(3)
    tile = random.poisson(200, (64, SIDE, SIDE)).astype(np.uint16)
    frames = tile[np.arange(FRAMES) % len(tile)]
    tifffile.imwrite(movie, frames, photometric="minisblack")
    frames.astype(np.int16).tofile(movie.with_suffix(".bin"))


def disc(number):
    column, row = 14 + 25 * (number % 20), 16 + 34 * (number // 20)
    y, x = np.mgrid[-6:7, -6:7]
    inside = np.hypot(x, y) < 6.2
    y, x = y[inside], x[inside]
    weight = (1 - np.hypot(x, y) / 8).astype(np.float32)
    return {"ypix": row + y, "xpix": column + x, "lam": weight, "radius": 6.0, "overlap": np.zeros(len(x), bool)}


def extract(binary):
    import torch
    from suite2p.extraction.extract import extract_traces
    from suite2p.extraction.masks import create_masks
    from suite2p.io import BinaryFile

    torch.set_num_threads(1)
    start = time.process_time()
    cells, neuropil = create_masks([disc(number) for number in range(300)], SIDE, SIDE)
    with BinaryFile(Ly=SIDE, Lx=SIDE, filename=str(binary)) as frames:
        extract_traces(frames, cells, neuropil, device=torch.device("cpu"))
    print("extraction %.1f" % (FRAMES / (time.process_time() - start)))


{"make": make, "time": extract}[sys.argv[1]](Path(sys.argv[2]))
