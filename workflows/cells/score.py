"""Scores compartments.csv of simulated studies against their truth; see ../cells.sh.

A ROI's neuron is the one whose true footprint on that day correlates best with the ROI's weights, by 0.4 or more over
the image. The neuron counts as found from a correlation of 0.6.
- across days: pairs of ROIs of different days that the table calls the same compartment; right if they belong to one
  neuron. Recall is relative to all pairs of found ROIs of one neuron on different days.
- with pixels: compartments that are matched or forced on a day; right if they lie on the neuron that they belong to on
  most days, with a correlation of 0.6. Recall is relative to all neurons on all days, also silent and dim ones.
- links: tufts given to a soma; right if both belong to one neuron. Recall is relative to all followed tufts whose soma
  is followed too.
"""

import csv
import sys
from itertools import combinations
from pathlib import Path

import numpy as np

KNOWN, FOUND = 0.4, 0.6


def table(path):
    with open(path, encoding="utf-8") as rows:
        return list(csv.DictReader(rows))


def bilinear(images, x, y):
    """The values of images (n × row × column) at points; 0 outside."""
    height, width = images.shape[1:]
    x0, y0 = np.floor(x).astype(int), np.floor(y).astype(int)
    out = np.zeros((len(images),) + x.shape)
    for right, below in ((0, 0), (1, 0), (0, 1), (1, 1)):
        column, row = x0 + right, y0 + below
        weight = (x - x0 if right else 1 - x + x0) * (y - y0 if below else 1 - y + y0)
        inside = (column >= 0) & (row >= 0) & (column < width) & (row < height)
        out[:, inside] += weight[inside] * images[:, row[inside], column[inside]]
    return out


class Day:
    """One plane of one session: the true footprints in its reference image, and the neurons of its ROIs."""

    def __init__(self, study, session, plane, animal="m01"):
        truth, self.results = study / "truth" / animal, study / "results" / animal
        self.masks = self.there(truth, session, plane)
        self.true = unit(self.masks)
        names = [row["roi"] for row in table(self.results / session / "segment" / "rois.csv") if row["plane"] == plane]
        pixels = np.load(self.results / session / "segment" / "footprints.npz")[plane]
        self.likeness = dict(zip(names, self.like(pixels, len(names))))

    def there(self, truth, session, plane):
        """The light of every neuron in the session's reference image, from the session's own masks if it has any."""
        if (truth / session / (plane + "-masks.npy")).exists():
            own = np.load(truth / session / (plane + "-masks.npy"))
            y, x = np.mgrid[:own.shape[1], :own.shape[2]].astype(float)
            right, down = self.shift(truth, session, plane)
            return bilinear(own, x - right, y - down)
        masks = np.load(truth / (plane + "-masks.npy"))
        return bilinear(masks, *self.origin(truth, session, plane, *masks.shape[1:]))

    def shift(self, truth, session, plane):
        """The position in the reference image of the undisplaced scene's point (0, 0)."""
        found = table(self.results / session / "motion" / plane / "motion.csv")
        put = table(truth / session / ("motion-%s.csv" % plane))
        return [np.median([float(b[key]) - float(a[key]) for a, b in zip(found, put) if a["valid"] == "1"])
                for key in ("dx_px", "dy_px")]

    def origin(self, truth, session, plane, height, width):
        """The position in the first session's scene of every pixel of the session's reference image."""
        shift = self.shift(truth, session, plane)
        row, = [r for r in table(truth / "align.csv") if (r["session"], r["plane"]) == (session, plane)]
        matrix = np.array([[float(row["m%d%d" % (i, j)]) for j in range(3)] for i in range(2)])
        warp = np.load(truth / ("%s-%s-warp.npy" % (session, plane)))
        y, x = np.mgrid[:height, :width].astype(float)
        target = np.stack([x - shift[0] - matrix[0, 2], y - shift[1] - matrix[1, 2]])
        back = np.linalg.inv(matrix[:, :2])
        at = np.einsum("ij,jyx->iyx", back, target)
        for _ in range(8 if warp.size else 0):
            bend = bilinear(np.moveaxis(warp, 2, 0), np.clip(at[0], 0, width - 1), np.clip(at[1], 0, height - 1))
            at = np.einsum("ij,jyx->iyx", back, target - bend)
        return at

    def like(self, pixels, count):
        """The correlation of footprints (rows of ROI, row, column, weight) with every true footprint."""
        rois = np.zeros((count,) + self.true.shape[1:])
        roi, row, column = pixels[:, :3].astype(int).T
        rois[roi, row, column] = pixels[:, 3]
        return np.einsum("iyx,jyx->ij", unit(rois), self.true)


def unit(images):
    centred = images - images.mean((1, 2), keepdims=True)
    return centred / np.maximum(np.sqrt((centred ** 2).sum((1, 2), keepdims=True)), 1e-12)


def who(likeness, least):
    return int(np.argmax(likeness)) if likeness.max() >= least else None


class Count:
    """Counts the right ones among those reported (precision) and among those that exist (recall)."""

    def __init__(self):
        self.right = self.said = self.there = self.met = 0

    def add(self, right, said, there, met=None):
        """met: how many of those that exist were found; by default as many as were right"""
        self.right, self.said, self.there = self.right + right, self.said + said, self.there + there
        self.met += right if met is None else met

    def __str__(self):
        return "%.3f (%d/%d)  %.3f (%d/%d)" % (self.right / max(1, self.said), self.right, self.said,
                                               self.met / max(1, self.there), self.met, self.there)


def across_days(rows, days, plane, count):
    """Adds the pairs of one plane."""
    same, there, met = {}, set(), set()
    for row in rows:
        if row["plane"] == plane and row["roi"]:
            same.setdefault(row["compartment"], []).append((row["session"], row["roi"]))
    sessions = [session for session, one in days if one == plane]
    for one, other in combinations(sessions, 2):
        for a, like in days[one, plane].likeness.items():
            for b, alike in days[other, plane].likeness.items():
                if who(like, FOUND) is not None and who(like, FOUND) == who(alike, FOUND):
                    there.add(((one, a), (other, b)))
    right = said = 0
    for pair in (pair for rois in same.values() for pair in combinations(sorted(rois), 2)):
        a, b = (who(days[session, plane].likeness[roi], KNOWN) for session, roi in pair)
        if a is not None or b is not None:
            said, right = said + 1, right + (a == b)
        met.update({pair} & there)
    count.add(right, said, len(there), len(met))


def who_is_who(rows, days):
    """Compartment → the neuron that it lies on on most days."""
    votes = {}
    for row in rows:
        if row["roi"]:
            one = who(days[row["session"], row["plane"]].likeness[row["roi"]], KNOWN)
            votes.setdefault(row["compartment"], []).append(one)
    return {name: max(set(ones), key=ones.count) for name, ones in votes.items()}


def with_pixels(rows, days, plane, study, count):
    """Adds the compartments of one plane, matched and forced."""
    arrays, true = np.load(study / "results" / "m01" / "match" / "footprints.npz"), who_is_who(rows, days)
    for session in sorted({row["session"] for row in rows}):
        own = [row for row in rows if (row["session"], row["plane"]) == (session, plane)]
        like = days[session, plane].like(arrays[session + "-" + plane], len(own))
        right = [true.get(row["compartment"]) for row, one in zip(own, like) if row["status"] != "unknown"
                 and true.get(row["compartment"]) is not None and one[true[row["compartment"]]] >= FOUND]
        count.add(len(right), sum(row["status"] != "unknown" for row in own), like.shape[1], len(set(right)))


def links(rows, days):
    """For every followed tuft: the confidence of its link (0 without one), and whether it is and can be right."""
    true = who_is_who(rows, days)
    kind = {row["compartment"]: row["kind"] for row in rows}
    neuron = {row["compartment"]: row["neuron"] for row in rows}
    confidence = {row["compartment"]: float(row["link_confidence"] or 0) for row in rows}
    somata = {neuron[name]: one for name, one in true.items() if kind[name] == "soma"}
    for name, one in true.items():
        if kind[name] == "tuft":
            owner = somata.get(neuron[name])
            yield (confidence[name] if neuron[name] else 0, one is not None and owner == one,
                   one is not None and one in somata.values())


def main():
    folder, seeds = Path(sys.argv[1]), sys.argv[2:]
    names = ("somata across days", "tufts across days", "somata with pixels", "tufts with pixels", "links")
    sums = {name: Count() for name in names}
    for seed in seeds:
        study = folder / seed
        rows = table(study / "results" / "m01" / "match" / "compartments.csv")
        for row in table(study / "results" / "m01" / "align" / "align.csv"):
            if row["status"] != "ok":
                print("%s: alignment of %s, %s: %s" % (seed, row["session"], row["plane"], row["status"]))
        days = {key: Day(study, *key) for key in sorted({(row["session"], row["plane"]) for row in rows})}
        own = {name: Count() for name in names}
        across_days(rows, days, "soma", own[names[0]])
        across_days(rows, days, "tuft", own[names[1]])
        with_pixels(rows, days, "soma", study, own[names[2]])
        with_pixels(rows, days, "tuft", study, own[names[3]])
        tufts = list(links(rows, days))
        said = [right for confidence, right, _ in tufts if confidence > 0]
        own[names[4]].add(sum(said), len(said), sum(could for *_, could in tufts))
        for name in names:
            sums[name].add(own[name].right, own[name].said, own[name].there, own[name].met)
        print("%s: %s" % (seed, "; ".join("%s %s" % each for each in own.items())), flush=True)
    print("\n%-26s %-18s  %s" % ("", "precision", "recall"))
    for name in names:
        print("%-26s %s" % (name, sums[name]))


if __name__ == "__main__":
    main()
