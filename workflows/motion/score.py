"""Compares the motion that a program found with the truth of a movie that movies.py made.

    python score.py FOLDER RESULT

FOLDER holds truth.npz; RESULT is the folder that `apical register` wrote, or the .npz of peers.py. Prints the root mean
square error of y and of x in px, the number of frames with an error above 1 px, and the number of frames that the
program called invalid (these are left out of the error). For smooth motion, the mean over blocks counts as the frame's
motion. If there are blocks, the root mean square error over suite2p's block centres follows, to which other programs'
blocks are interpolated. A program is free to choose the position and the deformation of its reference, so the mean
difference over all frames is subtracted first, for every block by itself.
"""

import csv
import json
import os
import sys

import numpy as np
from scipy.interpolate import RegularGridInterpolator

from movies import truth_at

BLOCK_PX = 128


def block_centres(size):
    """suite2p's, along one side."""
    return np.linspace(0, size - BLOCK_PX, int(np.ceil(1.5 * size / BLOCK_PX))).astype(int) + (BLOCK_PX - 1) / 2


class Found:
    """The displacement (frame, y/x), valid frames, and blocks (frame, y/x, row, column) with their centres, or None."""

    def __init__(self, rigid, valid, blocks=None, ys=None, xs=None):
        self.rigid, self.valid, self.blocks, self.ys, self.xs = rigid, valid, blocks, ys, xs


def read(result):
    if result.endswith(".npz"):
        with np.load(result) as found:
            blocks = found["blocks"] if "blocks" in found else None
            return Found(found["rigid"], np.ones(len(found["rigid"]), bool), blocks,
                         *(found[k] if blocks is not None else None for k in ("ys", "xs")))
    with open(os.path.join(result, "motion.csv")) as table:
        rows = list(csv.DictReader(table))
    rigid = np.array([[float(row["dy_px"]), float(row["dx_px"])] for row in rows])
    valid = np.array([row["valid"] == "1" for row in rows])
    with open(os.path.join(result, "quality.json")) as quality:
        centres = json.load(quality)
    ys, xs = np.array(centres["block_centres_y_px"]), np.array(centres["block_centres_x_px"])
    if len(ys) * len(xs) == 1:
        return Found(rigid, valid)
    blocks = np.load(os.path.join(result, "blocks.npy"))
    return Found(rigid, valid, blocks[..., ::-1].transpose(0, 3, 1, 2), ys, xs)


def at_centres(found, ys, xs):
    """The blocks interpolated bilinearly at other centres, and extrapolated linearly beyond the outermost centres."""
    if len(found.ys) == len(ys) and np.allclose(found.ys, ys) and np.allclose(found.xs, xs):
        return found.blocks
    to = np.stack(np.meshgrid(ys, xs, indexing="ij"), -1).reshape(-1, 2)
    grid = RegularGridInterpolator((found.ys, found.xs), found.blocks.transpose(2, 3, 0, 1), bounds_error=False,
                                   fill_value=None)
    return grid(to).reshape(len(ys), len(xs), *found.blocks.shape[:2]).transpose(2, 3, 0, 1)


def errors(estimate, truth, valid):
    """The root mean square of y and x and the number of frames off by more than 1 px, without the common offset."""
    difference = (estimate - truth)[valid].reshape(valid.sum(), 2, -1)
    difference = difference - difference.mean(axis=0)
    rms = np.sqrt((difference ** 2).mean(axis=(0, 2)))
    off = np.hypot(difference[:, 0], difference[:, 1]).max(axis=1) > 1
    return rms, int(off.sum())


def score(folder, result):
    found = read(result)
    with np.load(os.path.join(folder, "truth.npz")) as truth:
        rigid, modes, size = truth["rigid"], truth["modes"], int(truth["size"])
    frames = len(found.rigid)
    centres = block_centres(size)
    y, x = (c.ravel() for c in np.meshgrid(centres, centres, indexing="ij"))
    blocks = truth_at(rigid[:frames], modes[:frames], size, y, x)
    smooth = bool(np.any(modes))
    by_block = None if found.blocks is None else at_centres(found, centres, centres)
    whole = by_block.mean((2, 3)) if smooth and by_block is not None else found.rigid
    rms, off = errors(whole, blocks.mean(2) if smooth else rigid[:frames], found.valid)
    scores = {"rms_y_px": rms[0], "rms_x_px": rms[1], "off": off, "invalid": int((~found.valid).sum()),
              "frames": frames}
    if by_block is not None:
        rms, off = errors(by_block, blocks.reshape(frames, 2, len(centres), -1), found.valid)
        scores |= {"block_rms_y_px": rms[0], "block_rms_x_px": rms[1], "block_off": off}
    return scores


def injected(folder, result, without):
    """
    The root mean square error of y and x for motion added to a recording, of frames, or of blocks if there are any. The
    motion that the program found without the added motion is subtracted first.
    """
    found, before = read(result), read(without)
    with np.load(os.path.join(folder, "truth.npz")) as truth:
        rigid, modes, size = truth["rigid"], truth["modes"], int(truth["size"])
    valid = found.valid & before.valid
    if found.blocks is None or not np.any(modes):
        rms, _ = errors(found.rigid - before.rigid, rigid, valid)
    else:
        centres = block_centres(size)
        y, x = (c.ravel() for c in np.meshgrid(centres, centres, indexing="ij"))
        blocks = truth_at(rigid, modes, size, y, x).reshape(len(rigid), 2, len(centres), -1)
        rms, _ = errors(at_centres(found, centres, centres) - at_centres(before, centres, centres), blocks, valid)
    return {"injected_rms_y_px": rms[0], "injected_rms_x_px": rms[1]}


if __name__ == "__main__":
    for name, value in score(sys.argv[1], sys.argv[2]).items():
        print(name, value if isinstance(value, int) else "%.3f" % value)
