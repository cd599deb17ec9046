"""Measures how far rows of a recording move on their own, which no program that moves frames or blocks can correct.

    python rows.py FILE.tif

The recording is aligned by StackReg first. Then the displacement of every band of rows beside its frame is estimated
(least squares on the gradient of the mean, as in Lucas and Kanade 1981) from the left and from the right half of the
band. Noise and flashing cells differ between the halves, so the covariance of the two estimates is the variance of the
whole band's displacement. Prints its root in px, and the correlation of bands that are 1, 2 and 4 bands apart.
"""

import sys

import numpy as np
from scipy.ndimage import gaussian_filter

from movies import own_motion

RIM_PX, SMOOTH_PX, WIDE_PX = 16, 0.7, 8


def bands(image, rows):
    """The bands of one or many images, as band × pixel, minus each band's mean."""
    cut = image[..., :image.shape[-2] // rows * rows, :]
    cut = cut.reshape(*cut.shape[:-2], -1, rows * cut.shape[-1])
    return cut - cut.mean(-1, keepdims=True)


def displacement(frames, mean, axis, rows):
    """Every band's displacement relative to its frame (frame × band), without changes of contrast; and its weight."""
    seen = gaussian_filter(mean, SMOOTH_PX) - gaussian_filter(mean, WIDE_PX)
    slope, contrast, still = (bands(i, rows) for i in (np.gradient(seen, axis=axis), seen, mean))
    slope = slope - (slope * still).sum(-1, keepdims=True) / (contrast * still).sum(-1, keepdims=True) * contrast
    told = (slope * bands(np.gradient(gaussian_filter(mean, SMOOTH_PX), axis=axis), rows)).sum(-1)
    off = -np.einsum("tbi,bi->tb", bands(frames - mean, rows), slope)
    return off / told - off.sum(1, keepdims=True) / told.sum(), told


def covariance(halves, lag):
    (left, told_left), (right, told_right) = halves
    n = left.shape[1] - lag
    weight = np.sqrt(np.maximum(0, told_left[:n] * told_right[lag:]))
    return ((left[:, :n] * right[:, lag:]).mean(0) * weight).sum() / weight.sum()


def main(file):
    aligned = own_motion(file)[2][:, RIM_PX:-RIM_PX, RIM_PX:-RIM_PX]
    middle = aligned.shape[2] // 2
    for rows in (4, 8, 16):
        for axis, name in ((0, "down"), (1, "along")):
            halves = [displacement(part, part.mean(0), axis, rows)
                      for part in (aligned[..., :middle], aligned[..., middle:])]
            own = covariance(halves, 0)
            apart = ", ".join("%d rows apart %.2f" % (lag * rows, covariance(halves, lag) / own) for lag in (1, 2, 4))
            print("bands of %d rows move %s by %.2f px; correlation %s" % (rows, name, np.sqrt(max(0, own)), apart))


if __name__ == "__main__":
    main(sys.argv[1])
