"""Makes two-photon movies whose motion is known, independently of Apical's own simulation.

    python movies.py FOLDER --variant standard --field rigid --seed 1 --frames 2000 [--size 512]

writes FOLDER/movie.tif (uncompressed, 16 bit, one page a frame) and FOLDER/truth.npz, which score.py compares with what
`apical register FOLDER/movie.tif --out OUT` (or another program) found. Needs NumPy, SciPy, Numba and tifffile.

A movie shows somata with a dark nucleus (or, variant tufts, thin branches on a dark background) in a texture of
neuropil with vessels. Each soma has its own transients. Photon counts are Poisson; gain, offset and read noise are
added. The scene is a cubic spline, so that a displaced frame is exact and not smoothed by the displacement.

Displacement: the content at p in the frame is at p - u(p) in the scene. u is a slow drift, a jitter from frame to frame
and bouts of running, the same for every pixel (field rigid), plus smooth modes that vary independently (field smooth).
Truth is given in Apical's convention: the content at q in the reference is found at q + d(q), d(q) = u(q + d(q)).

Seeds 1 to 99 are for choosing parameters, 100 and above for reporting.

With --recorded FILE.tif, the frames of a recording replace the scene, and no noise is added; --field none does not
move them. Even a recording that counts as registered moves: the motion that StackReg finds in it (aligned to the mean
twice) is removed in the same resampling. This needs pystackreg. With --shuffled, every pixel's values are then
shuffled in time independently: the picture and the noise stay, nothing lights up, and nothing moves except by the
added motion.
"""

import argparse
import dataclasses
import functools
import os
import shutil
import struct

import numpy as np
import tifffile
from numba import njit
from scipy.ndimage import gaussian_filter, spline_filter

MARGIN_PX, MARGIN_RECORDED_PX = 48, 16
GAIN, OFFSET, READ_SD = 12.0, 100.0, 6.0  # counts per photon, counts, counts


@dataclasses.dataclass(frozen=True)
class Variant:
    """The properties of a kind of movie."""
    photons: float = 20.0          # mean of a frame, photons/pixel
    haze: float = 0.4              # part of them that comes evenly from out of focus
    tufts: bool = False            # thin branches on dark ground in place of somata and neuropil
    jumps_px: float = 0.0          # length of jumps of 1 to 5 frames each, which take up a fiftieth of the time
    jittered_lines: float = 0.0    # part of the lines of every frame that are displaced sideways on their own
    jitter_px: float = 2.0         # standard deviation of that


VARIANTS = {
    "standard": Variant(),
    "dim": Variant(photons=5.0, haze=0.6),
    "tufts": Variant(photons=0.15, haze=0.1, tufts=True),
    "jumps": Variant(jumps_px=20.0),
    "jitter": Variant(jittered_lines=0.1),
}

# Rigid part, px: standard deviations of drift (time constant in frames), of jitter, and of the running bouts
DRIFT_PX, DRIFT_FRAMES, WOBBLE_PX, BOUT_PX, BOUT_SHARE, BOUT_FRAMES = 1.5, 600, 0.25, 2.0, 0.15, 40
# Smooth part, px: cosine modes of up to this many half waves over a field (or the frame where it is larger), standard
# deviation of all together, time constant. Tissue is as smooth in a small frame, which is the middle of the field.
MODES, MODES_FIELD_PX, MODES_PX, MODES_FRAMES = 3, 512, 1.0, 15


def blobs(random, size, n, least_px):
    """The centres of n points, at least a distance apart as far as this is possible."""
    centres = []
    for _ in range(50 * n):
        point = random.uniform(0, size, 2)
        if len(centres) < n and all(np.hypot(*(point - c)) > least_px for c in centres):
            centres.append(point)
    return centres


def soma(random, size, centre, radius):
    """A filled ellipse with a soft border and a darker nucleus: the patch and its place."""
    reach = int(3 * radius)
    y0, x0 = (int(c) - reach for c in centre)
    yy, xx = np.mgrid[y0:y0 + 2 * reach + 1, x0:x0 + 2 * reach + 1]
    angle, stretch = random.uniform(0, np.pi), random.uniform(1, 1.3)
    a = (np.cos(angle) * (xx - centre[1]) + np.sin(angle) * (yy - centre[0])) / (radius * stretch)
    b = (np.cos(angle) * (yy - centre[0]) - np.sin(angle) * (xx - centre[1])) / radius
    r = np.hypot(a, b)
    patch = 1 / (1 + np.exp((r - 1) * radius / 0.8)) - 0.6 / (1 + np.exp((r - 0.55) * radius / 0.8))
    inside = (yy >= 0) & (yy < size) & (xx >= 0) & (xx < size)
    return np.where(inside, patch, 0).astype(np.float32), y0, x0


def branches(random, size, n):
    """Thin random walks that turn slowly and fork now and then."""
    image = np.zeros((size, size))
    tips = [(random.uniform(0, size, 2), random.uniform(0, 2 * np.pi), random.lognormal(0, 0.5)) for _ in range(n)]
    while tips:
        at, angle, brightness = tips.pop()
        for _ in range(int(random.exponential(250))):
            at = at + 0.5 * np.array([np.sin(angle), np.cos(angle)])
            angle += 0.06 * random.standard_normal()
            y, x = at.astype(int)
            if not (0 <= y < size and 0 <= x < size):
                break
            image[y, x] += brightness * (6 if random.random() < 0.03 else 1)
            if random.random() < 0.003:
                tips.append((at, angle + random.choice([-0.8, 0.8]), 0.8 * brightness))
    return gaussian_filter(image, 1.0)


def neuropil(random, size):
    """Texture of several scales, with dark vessels."""
    white = [gaussian_filter(random.standard_normal((size, size)), s) * s for s in (1.2, 3, 10)]
    texture = np.exp(0.3 * sum(white) / np.std(sum(white)))
    vessels = branches(random, size, 5)
    return texture * np.exp(-3 * gaussian_filter(vessels, 2.5) / np.max(gaussian_filter(vessels, 2.5)))


def transients(random, frames, n):
    """The fluorescence of n cells relative to rest."""
    traces = np.zeros((frames, n), np.float32)
    spikes = (random.random((frames, n)) < 0.01) * random.lognormal(0, 0.6, (frames, n))
    level = np.zeros(n)
    for t in range(frames):
        level = 0.93 * level + spikes[t]
        traces[t] = level
    return traces


class Scene:
    """The spline coefficients of the constant part of the scene and of each cell's own light."""

    def __init__(self, variant, random, size, frames):
        canvas = size + 2 * MARGIN_PX
        self.patches = []
        if variant.tufts:
            still = branches(random, canvas, canvas // 12)
            self.traces = np.zeros((frames, 0), np.float32)
        else:
            still = neuropil(random, canvas)
            centres = blobs(random, canvas, canvas * canvas // 1500, 15)
            self.traces = transients(random, frames, len(centres))
            for centre in centres:
                patch, y, x = soma(random, canvas, centre, random.uniform(5, 7.5))
                bright = random.lognormal(0, 0.5)
                top, left = max(0, -y), max(0, -x)
                patch = (bright * patch)[top:canvas - y, left:canvas - x]
                still[y + top:y + top + patch.shape[0], x + left:x + left + patch.shape[1]] += 1.5 * patch
                self.patches.append((spline_filter(np.pad(patch, 3)).astype(np.float32), y + top - 3, x + left - 3))
        self.scale = (1 - variant.haze) * variant.photons / still.mean()
        self.still = spline_filter(still + still.mean() * variant.haze / (1 - variant.haze)).astype(np.float32)

    def coefficients(self, t):
        """The spline coefficients of one frame's scene, in photons."""
        all_of_it = self.still.copy()
        for (patch, y, x), level in zip(self.patches, self.traces[t]):
            if level > 0.01:
                top, left = max(0, -y), max(0, -x)
                part = patch[top:all_of_it.shape[0] - y, left:all_of_it.shape[1] - x]
                all_of_it[y + top:y + top + part.shape[0], x + left:x + left + part.shape[1]] += level * part
        return all_of_it * np.float32(self.scale)


@functools.cache
def own_motion(file):
    """The frames of a recording, the displacement (y, x) that StackReg finds in each, and the frames moved back."""
    from pystackreg import StackReg
    frames = tifffile.imread(file).astype(float)
    stackreg = StackReg(StackReg.TRANSLATION)
    aligned = frames
    for _ in range(2):
        mean = aligned.mean(0)
        displaced = np.array([stackreg.register(mean, frame)[1::-1, 2] for frame in frames])
        aligned = np.array([stackreg.transform(frame, np.array([[1, 0, x], [0, 1, y], [0, 0, 1]]))
                            for frame, (y, x) in zip(frames, displaced)])
    return frames, displaced, aligned


class Recorded:
    """The spline coefficients of a recording's frames, and the displacement (y, x) that each of them has already."""

    def __init__(self, file, shuffled, random):
        self.frames, self.displaced, aligned = own_motion(file)
        if shuffled:
            self.frames, self.displaced = random.permuted(aligned, axis=0), 0 * self.displaced

    def coefficients(self, t):
        return spline_filter(self.frames[t]).astype(np.float32)


def walk(random, frames, sd, time_constant, n):
    """n Ornstein–Uhlenbeck processes."""
    keep = np.exp(-1 / time_constant)
    steps = random.standard_normal((frames, n)) * sd * np.sqrt(1 - keep * keep)
    out = np.zeros((frames, n))
    at = random.standard_normal(n) * sd
    for t in range(frames):
        at = keep * at + steps[t]
        out[t] = at
    return out


def running(random, frames):
    """The running over time: 0 at rest, 1 in bouts."""
    on = np.zeros(frames)
    for start in np.flatnonzero(random.random(frames) < BOUT_SHARE / BOUT_FRAMES):
        on[start:start + 1 + int(random.exponential(BOUT_FRAMES))] = 1
    return on


def displacement(variant, field, random, frames, margin):
    """The rigid part (frame × (y, x)) and the amplitudes of the modes (frame × (y, x) × ky × kx), px."""
    bouts = running(random, frames)[:, None]
    rigid = walk(random, frames, DRIFT_PX, DRIFT_FRAMES, 2) + WOBBLE_PX * random.standard_normal((frames, 2))
    rigid += bouts * walk(random, frames, BOUT_PX, 3, 2)
    if variant.jumps_px:
        for start in np.flatnonzero(random.random(frames) < 0.02 / 3):
            angle = random.uniform(0, 2 * np.pi)
            rigid[start:start + random.integers(1, 6)] += variant.jumps_px * np.array([np.sin(angle), np.cos(angle)])
    most = margin - 4 * MODES_PX - 4
    rigid = np.clip(rigid, -most, most) * (field != "none")
    modes = np.zeros((frames, 2, MODES + 1, MODES + 1))
    if field == "smooth":
        weight = np.array([[0 if ky + kx == 0 or ky + kx > MODES else 1 / (ky + kx) for kx in range(MODES + 1)]
                           for ky in range(MODES + 1)])
        power = sum(weight[ky, kx] ** 2 * (0.5 if ky else 1) * (0.5 if kx else 1)
                    for ky in range(MODES + 1) for kx in range(MODES + 1))
        free = walk(random, frames, MODES_PX / np.sqrt(power), MODES_FRAMES, 2 * weight.size)
        modes = free.reshape(modes.shape) * weight
    return rigid, modes


def cosines(size, at):
    field = max(size, MODES_FIELD_PX)
    return np.cos(np.pi * np.arange(MODES + 1)[:, None] * (np.asarray(at, float) + 0.5 + (field - size) / 2) / field)


def field_at(rigid, modes, size, y, x):
    """The displacement u of one frame at points, (y, x) × point."""
    cy, cx = cosines(size, y), cosines(size, x)
    return rigid[:, None] + np.einsum("ijk,jp,kp->ip", modes, cy, cx)


def truth_at(rigid, modes, size, y, x):
    """The displacement d at points of the reference, frame × (y, x) × point."""
    out = np.zeros((len(rigid), 2, len(y)))
    for t in range(len(rigid)):
        for _ in range(8):
            out[t] = field_at(rigid[t], modes[t], size, y + out[t, 0], x + out[t, 1])
    return out


@njit(fastmath=True)
def cubic(f, w):
    w[0] = (1 - f) ** 3 / 6
    w[1] = 2 / 3 - f * f * (2 - f) / 2
    w[3] = f ** 3 / 6
    w[2] = 1 - w[0] - w[1] - w[3]


@njit(fastmath=True)
def resample(coefficients, rigid, modes, cy, cx, lines, margin, out):
    """out(p) = scene(p - u(p)), u of the line p lies in further displaced sideways by its own jitter."""
    wy, wx = np.zeros(4), np.zeros(4)
    n = cy.shape[0]
    along = np.zeros((2, n))
    for y in range(out.shape[0]):
        for i in range(2):
            for kx in range(n):
                along[i, kx] = 0
                for ky in range(n):
                    along[i, kx] += modes[i, ky, kx] * cy[ky, y]
        for x in range(out.shape[1]):
            uy, ux = rigid[0], rigid[1] + lines[y]
            for kx in range(n):
                uy += along[0, kx] * cx[kx, x]
                ux += along[1, kx] * cx[kx, x]
            sy, sx = y + margin - uy, x + margin - ux
            y0, x0 = int(np.floor(sy)), int(np.floor(sx))
            cubic(sy - y0, wy)
            cubic(sx - x0, wx)
            value = 0.0
            for j in range(4):
                row = 0.0
                for i in range(4):
                    row += wx[i] * coefficients[y0 - 1 + j, x0 - 1 + i]
                value += wy[j] * row
            out[y, x] = max(value, 0.0)


def frames_of(variant, scene, rigid, modes, size, random):
    margin, displaced = (MARGIN_PX, 0 * rigid) if isinstance(scene, Scene) else (MARGIN_RECORDED_PX, scene.displaced)
    cy = cx = cosines(size, np.arange(size))
    photons = np.zeros((size, size))
    for t in range(len(rigid)):
        lines = np.where(random.random(size) < variant.jittered_lines,
                         variant.jitter_px * random.standard_normal(size), 0)
        resample(scene.coefficients(t), rigid[t] - displaced[t], modes[t], cy, cx, lines, margin, photons)
        counts = photons
        if isinstance(scene, Scene):
            counts = GAIN * random.poisson(photons) + OFFSET + READ_SD * random.standard_normal((size, size), np.float32)
        yield np.clip(np.rint(counts), 0, 65535).astype(np.uint16)


def repeat(folder, times, into):
    """Makes a movie several times as long from the pixels of another; directories of a TIFF file can share pixels."""
    os.makedirs(into, exist_ok=True)
    copy = os.path.join(into, "movie.tif")
    shutil.copyfile(os.path.join(folder, "movie.tif"), copy)
    with tifffile.TiffFile(copy) as movie:
        starts = [page.dataoffsets[0] for page in movie.pages]
        height, width = movie.pages[0].shape
    with open(copy, "r+b") as file:
        at = file.seek(0, os.SEEK_END)
        file.seek(4)
        file.write(struct.pack("<I", at))
        file.seek(at)
        for i in range(len(starts) * times):
            entries = [(256, 4, width), (257, 4, height), (258, 3, 16), (259, 3, 1), (262, 3, 1),
                       (273, 4, starts[i % len(starts)]), (277, 3, 1), (278, 4, height), (279, 4, 2 * width * height)]
            at += 2 + 12 * len(entries) + 4
            file.write(struct.pack("<H", len(entries)))
            for tag, kind, value in entries:
                file.write(struct.pack("<HHII", tag, kind, 1, value))
            file.write(struct.pack("<I", at if i + 1 < len(starts) * times else 0))
    with np.load(os.path.join(folder, "truth.npz")) as truth:
        np.savez(os.path.join(into, "truth.npz"), rigid=np.tile(truth["rigid"], (times, 1)),
                 modes=np.tile(truth["modes"], (times, 1, 1, 1)), size=truth["size"])


def make(folder, variant="standard", field="rigid", seed=1, frames=2000, size=512, recorded=None, shuffled=False):
    os.makedirs(folder, exist_ok=True)
    of_scene, of_motion, of_noise = (np.random.default_rng(s) for s in np.random.SeedSequence(seed).spawn(3))
    kind = VARIANTS[variant]
    scene = Recorded(recorded, shuffled, of_scene) if recorded else Scene(kind, of_scene, size, frames)
    if recorded:
        frames, size = len(scene.frames), min(scene.frames.shape[1:]) - 2 * MARGIN_RECORDED_PX
    rigid, modes = displacement(kind, field, of_motion, frames, MARGIN_RECORDED_PX if recorded else MARGIN_PX)
    file = os.path.join(folder, "movie.tif")
    tifffile.imwrite(file, frames_of(kind, scene, rigid, modes, size, of_noise), shape=(frames, size, size),
                     dtype=np.uint16, photometric="minisblack", bigtiff=frames * size * size * 2 > 4e9)
    np.savez(os.path.join(folder, "truth.npz"), rigid=rigid, modes=modes, size=size)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder")
    parser.add_argument("--variant", choices=VARIANTS, default="standard")
    parser.add_argument("--field", choices=["rigid", "smooth", "none"], default="rigid")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--frames", type=int, default=2000)
    parser.add_argument("--size", type=int, default=512)
    parser.add_argument("--recorded", metavar="FILE.tif")
    parser.add_argument("--shuffled", action="store_true")
    make(**vars(parser.parse_args()))
