"""Draws fields of footprints whose cells are known on every day, and scores who found them; see ../fields.sh.

A field is a folder with one suite2p folder for each day (day01, day02, …) and truth.csv: day, roi, cell, odd, all
counted from 1, in the order of the day's ROIs, which is random. An intruder is a ROI of one day only; its cell is
empty. odd is 1 for ROIs of cells that were split into two ROIs or merged into one that day: the larger part counts as
the cell, and the smaller part (or the other cell of a merger) as not there. All days lie in the same coordinates.

What is drawn for a field: format (masks, or soft weights with noise), image (128 to 512 px), radius of somata (4 to 9
px), closest cells (1.7 to 3.5 radii), spread (at random or in clusters), jitter of each cell on each day (uniform in a
disc of 0 to 2 px), a smooth warp of each day (largest displacement 0 to 1 px), missing cells (0 to 40 %), intruders (0
to 30 % of the cells; half of them beside a cell, at 0.6 to 1.2 diameters), splits and mergers (0 to 3 % each). Kinds:
- disc: filled ellipses, axes 1 to 1.4, size ± 5 % from day to day;
- ring: the same with a dark nucleus of 0.45 to 0.65 of the radius;
- irregular: an outline with random lobes, other lobes and a rough edge added every day;
- dendrite: a curvy path of 30 to 200 px with up to four branches, 1 to 3 px wide, one for each 600 to 3000 px². From
  day to day branches drop out (0 to 30 %), both ends are shorter (by up to 20 %), gaps of 3 to 10 px open, and the
  width changes by up to 1 px.

The pairs of a field are all pairs of ROIs of different days. A pair is true if both are the same cell, and found if the
table gives both the same neuron. Pairs with an odd ROI are counted apart. IoU is that of all pixels of two ROIs.
Reliability is that of the probabilities of matches.csv: for each ROI, the share of the other ROIs of its neuron that
are the same cell, against the probability that was given.

`overlap` is no tracker but a yardstick: pairs of ROIs that overlap each other most, with an IoU of 0.3 or more.
"""

import csv
import sys
from collections import defaultdict
from itertools import combinations, product
from pathlib import Path

import numpy as np
from scipy import ndimage, sparse
from scipy.spatial import cKDTree

KINDS, CELLS, DAYS = ("disc", "ring", "irregular", "dendrite"), (4, 12, 40, 100, 200), (2, 3, 5, 10)
SAMPLE = list(product(KINDS, CELLS, DAYS))[2::9]
NAME = "%s-%03d-%02d-%d"
OVERLAP = 0.3


# ---- drawing

class Patch:
    """Weights of a ROI, row × column, whose first pixel lies at (top, left) of the image."""

    def __init__(self, top, left, weights):
        self.top, self.left, self.weights = top, left, weights

    def pixels(self, size):
        rows, columns = np.nonzero(self.weights)
        weights = self.weights[rows, columns]
        rows, columns = rows + self.top, columns + self.left
        inside = (rows >= 0) & (columns >= 0) & (rows < size) & (columns < size)
        return rows[inside], columns[inside], weights[inside]


class Soma:
    """An ellipse, a ring or a lobed outline; r(φ) is its radius in the direction φ."""

    def __init__(self, rng, kind, radius):
        self.kind, self.axes = kind, radius * rng.uniform(0.85, 1.15) * np.array([rng.uniform(1, 1.4), 1])
        self.axes /= np.sqrt(self.axes[0] / self.axes[1])
        self.angle, self.hole = rng.uniform(0, np.pi), rng.uniform(0.45, 0.65)
        self.order = np.arange(2, 6)
        self.lobes = rng.normal(0, 0.2 / self.order, (2, 4)) if kind == "irregular" else np.zeros((2, 4))

    def draw(self, rng, at, soft):
        scale, rough = rng.normal(1, 0.025), np.zeros((2, 4))
        reach = int(np.ceil(self.axes.max() * 1.8)) + 2
        top, left = np.round(at[::-1]).astype(int) - reach
        y, x = np.mgrid[top:top + 2 * reach + 1, left:left + 2 * reach + 1].astype(float)
        dx, dy = x - at[0], y - at[1]
        along = dx * np.cos(self.angle) + dy * np.sin(self.angle)
        across = dy * np.cos(self.angle) - dx * np.sin(self.angle)
        phi, distance = np.arctan2(across, along), np.hypot(along / self.axes[0], across / self.axes[1])
        if self.kind == "irregular":
            rough = rng.normal(0, 0.1 / self.order, (2, 4))
        edge = scale * np.ones_like(phi)
        for order, (a, b) in zip(self.order, (self.lobes + rough).T):
            edge += a * np.cos(order * phi) + b * np.sin(order * phi)
        slope = self.axes.mean() / 0.7
        inner = sigmoid((edge - distance) * slope)
        if self.kind == "ring":
            inner = inner * sigmoid((distance - self.hole * edge) * slope)
        if self.kind == "irregular":
            inner = inner + 0.3 * smooth_noise(rng, inner.shape, 1.2) * np.exp(-((distance - edge) * slope / 3) ** 2)
        return Patch(top, left, finish(rng, inner, soft))


class Dendrite:
    """A main path and branches, each a list of points (x, y) half a pixel apart, relative to the middle."""

    def __init__(self, rng, drop):
        self.drop, self.width = drop, rng.uniform(1, 3)
        total = np.exp(rng.uniform(np.log(30), np.log(200)))
        count = rng.integers(0, 5) if total > 50 else 0
        main = total / (1 + 0.25 * count)
        self.paths = [path(rng, np.zeros(2), rng.uniform(0, 2 * np.pi), main)]
        for _ in range(count):
            start = rng.integers(len(self.paths[0]) // 10, len(self.paths[0]) * 9 // 10)
            ahead = self.paths[0][start + 1] - self.paths[0][start - 1]
            turn = rng.choice((-1, 1)) * np.radians(rng.uniform(30, 70))
            length = 0.25 * main * rng.uniform(0.5, 1.5)
            self.paths.append(path(rng, self.paths[0][start], np.arctan2(ahead[1], ahead[0]) + turn, length))
        everything = np.concatenate(self.paths)
        middle = (everything.min(0) + everything.max(0)) / 2
        self.paths = [one - middle for one in self.paths]
        self.reach = np.abs(everything - middle).max()

    def draw(self, rng, at, soft):
        shown = []
        for number, one in enumerate(self.paths):
            if number and rng.random() < self.drop:
                continue
            first, last = (rng.uniform(0, 0.2, 2) * len(one)).astype(int)
            keep = np.ones(len(one), bool)
            keep[:first if number == 0 else 0] = False
            keep[len(one) - last:] = False
            for _ in range(rng.poisson(len(one) / 160)):
                gap = rng.integers(0, len(one))
                keep[gap:gap + rng.integers(6, 21)] = False
            shown.append(one[keep])
        points = np.concatenate(shown) + at
        width = max(1.0, self.width + rng.uniform(-1, 1))
        left, top = np.floor(points.min(0)).astype(int) - 3
        right, bottom = np.ceil(points.max(0)).astype(int) + 4
        y, x = np.mgrid[top:bottom, left:right]
        distance = cKDTree(points).query(np.stack([x, y], -1).astype(float))[0]
        inner = sigmoid((max(width / 2, 0.6) - distance) / 0.3)
        if soft:
            inner = inner * (1 + 0.3 * smooth_noise(rng, inner.shape, 6))
        return Patch(top, left, finish(rng, inner, soft, whole=False))


def path(rng, start, heading, length):
    """Points half a pixel apart of a walk whose heading drifts smoothly."""
    bend, points = 0.0, [start]
    for _ in range(int(2 * length)):
        bend = 0.9 * bend + rng.normal(0, 0.012)
        heading += bend
        points.append(points[-1] + 0.5 * np.array([np.cos(heading), np.sin(heading)]))
    return np.array(points)


def sigmoid(z):
    return 1 / (1 + np.exp(-np.clip(z, -40, 40)))


def smooth_noise(rng, shape, sigma):
    """Gaussian noise of unit variance with a correlation length."""
    noise = ndimage.gaussian_filter(rng.standard_normal(shape), sigma, mode="wrap")
    return noise / max(noise.std(), 1e-9)


def finish(rng, inner, soft, whole=True):
    """The mask, or soft weights with 15 % noise and none below 0.2; of a soma only the largest piece."""
    mask = inner > 0.5
    if soft:
        weights = inner * (1 + 0.15 * rng.standard_normal(inner.shape))
        mask = weights > 0.2
    if whole:
        pieces, count = ndimage.label(mask)
        if count > 1:
            mask = pieces == 1 + np.argmax(ndimage.sum_labels(mask, pieces, np.arange(1, count + 1)))
    return np.where(mask, weights if soft else 1.0, 0.0).astype(np.float32)


class Field:
    """One field: what was drawn for it, and its days."""

    def __init__(self, seed, kind, cells, days):
        rng = np.random.default_rng([seed, KINDS.index(kind), cells, days])
        self.soft, self.dendrites = rng.random() < 0.5, kind == "dendrite"
        self.radius, self.jitter, self.bend = rng.uniform(4, 9), rng.uniform(0, 2), rng.uniform(0, 1)
        self.missing, self.intruders = rng.uniform(0, 0.4), rng.uniform(0, 0.3)
        self.splits, self.mergers = rng.uniform(0, 0.03, 2)
        self.gap = self.radius * rng.uniform(1.7, 3.5)
        room = rng.uniform(600, 3000) if self.dendrites else self.gap ** 2 * 1.8
        least = np.sqrt(cells * room) + 4 * self.radius
        sizes = [size for size in (128, 192, 256, 384, 512) if size >= min(least, 512)]
        self.size = int(sizes[min(rng.integers(0, 2), len(sizes) - 1)])
        drop = rng.uniform(0, 0.3)
        self.make = (lambda: Dendrite(rng, drop)) if self.dendrites else (lambda: Soma(rng, kind, self.radius))
        self.cells = [self.make() for _ in range(cells)]
        self.at = self.spread(rng, cells, rng.random() < 0.4)
        self.days = [self.day(rng) for _ in range(days)]

    def spread(self, rng, count, clustered):
        """Centres at least the gap apart; the gap gives way by 3 % after every 200 failures."""
        middles, gap, points, failures = rng.uniform(0.2, 0.8, (max(1, count // 12), 2)) * self.size, self.gap, [], 0
        wide = self.radius * np.sqrt(12) * 2.5
        while len(points) < count:
            at = rng.uniform(0, self.size, 2)
            if clustered:
                at = middles[rng.integers(len(middles))] + rng.normal(0, wide, 2)
            margin = self.margin(self.cells[len(points)])
            near = points and np.min(np.hypot(*(np.array(points) - at).T)) < gap
            if near or at.min() < margin or at.max() > self.size - margin:
                failures += 1
                gap, wide = (gap * 0.97, wide * 1.05) if failures % 200 == 0 else (gap, wide)
                continue
            points.append(at)
        return np.array(points)

    def margin(self, cell):
        return min(cell.reach * 0.7, self.size * 0.4) if self.dendrites else self.radius * 1.3

    def day(self, rng):
        """The ROIs of a day in random order: (cell or None, odd, rows, columns, weights)."""
        lattice = [smooth_noise(rng, (33, 33), 3.3) for _ in "xy"]
        at = self.at[:, ::-1].T * 32 / self.size
        warp = np.stack([ndimage.map_coordinates(axis, at, order=1) for axis in lattice], 1)
        warp *= self.bend / np.hypot(*lattice).max()
        patches = {}
        for number, (cell, home) in enumerate(zip(self.cells, self.at)):
            if rng.random() < self.missing and (patches or number < len(self.cells) - 1):
                continue
            angle, length = rng.uniform(0, 2 * np.pi), self.jitter * np.sqrt(rng.random())
            at = home + warp[number] + length * np.array([np.cos(angle), np.sin(angle)])
            patches[number] = cell.draw(rng, at, self.soft).pixels(self.size)
        rois = self.oddities(rng, patches)
        for _ in range(rng.binomial(len(self.cells), self.intruders)):
            stranger = self.make()
            margin = self.margin(stranger)
            at = rng.uniform(margin, self.size - margin, 2)
            if rng.random() < 0.5:
                angle, length = rng.uniform(0, 2 * np.pi), 2 * self.radius * rng.uniform(0.6, 1.2)
                beside = self.at[rng.integers(len(self.at))]
                at = np.clip(beside + length * np.array([np.cos(angle), np.sin(angle)]), 2, self.size - 3)
            rois.append((None, 0, *stranger.draw(rng, at, self.soft).pixels(self.size)))
        rois = [roi for roi in rois if len(roi[2]) >= 5]
        return [rois[k] for k in rng.permutation(len(rois))]

    def oddities(self, rng, patches):
        rois, gone = [], set()
        for number, (rows, columns, weights) in patches.items():
            if number in gone:
                continue
            if rng.random() < self.splits and len(rows) >= 30:
                angle = rng.uniform(0, np.pi)
                along = (columns - columns.mean()) * np.cos(angle) + (rows - rows.mean()) * np.sin(angle)
                far = along > np.quantile(along, rng.uniform(0.55, 0.75))
                rois.append((number, 1, rows[~far], columns[~far], weights[~far]))
                rois.append((None, 1, rows[far], columns[far], weights[far]))
                continue
            apart = np.hypot(*(self.at - self.at[number]).T)
            near = [k for k in np.argsort(apart)[1:3] if k in patches and k > number and k not in gone
                    and apart[k] < 3 * self.radius]
            if near and rng.random() < self.mergers:
                other = near[0]
                gone.add(other)
                image = np.zeros((self.size, self.size), np.float32)
                for one in (patches[number], patches[other]):
                    image[one[0], one[1]] = np.maximum(image[one[0], one[1]], one[2])
                larger = max(number, other, key=lambda k: len(patches[k][0]))
                rows, columns = np.nonzero(image)
                rois.append((larger, 1, rows, columns, image[rows, columns]))
                continue
            rois.append((number, 0, rows, columns, weights))
        return rois

    def write(self, folder):
        truth = [("day", "roi", "cell", "odd")]
        for day, rois in enumerate(self.days, 1):
            write_day(folder / ("day%02d" % day), (self.size, self.size), [roi[2:] for roi in rois])
            truth += [(day, number, "" if cell is None else cell + 1, odd)
                      for number, (cell, odd, *_) in enumerate(rois, 1)]
        write_table(folder / "truth.csv", truth)


def write_day(folder, shape, rois):
    """A suite2p folder without activity."""
    folder.mkdir(parents=True, exist_ok=True)
    stat = np.empty(len(rois), object)
    for number, (rows, columns, weights) in enumerate(rois):
        stat[number] = {"ypix": rows.astype(np.int32), "xpix": columns.astype(np.int32),
                        "lam": weights.astype(np.float32), "med": [int(np.median(rows)), int(np.median(columns))],
                        "npix": len(rows), "overlap": np.zeros(len(rows), bool)}
    np.save(folder / "stat.npy", stat)
    np.save(folder / "ops.npy", {"Ly": shape[0], "Lx": shape[1], "fs": 30.0})
    np.save(folder / "iscell.npy", np.ones((len(rois), 2), np.float32))
    for name in ("F", "Fneu", "spks"):
        np.save(folder / (name + ".npy"), np.zeros((len(rois), 5), np.float32))


def write_table(file, rows):
    file.parent.mkdir(parents=True, exist_ok=True)
    with open(file, "w", encoding="utf-8", newline="") as out:
        csv.writer(out, lineterminator="\n").writerows(rows)


def draw(folder, size):
    """quick: the sample of the grid; a number: so many seeds of the grid, and as many times 8 fields at will."""
    chosen = [(*one, 1) for one in SAMPLE] if size == "quick" else \
        [(*one, seed) for seed in range(1, int(size) + 1) for one in product(KINDS, CELLS, DAYS)]
    for kind, cells, days, seed in chosen:
        at = folder / (NAME % (kind, cells, days, seed))
        if not (at / "truth.csv").exists():
            Field(seed, kind, cells, days).write(at)
    rng = np.random.default_rng(77)
    for number in range(0 if size == "quick" else 8 * int(size)):
        kind, cells, days = KINDS[number % 4], int(np.exp(rng.uniform(np.log(4), np.log(201)))), rng.integers(2, 11)
        at = folder / ("wide-%s-%03d-%02d-%d" % (kind, cells, days, number + 1))
        if not (at / "truth.csv").exists():
            Field(1000 + number, kind, cells, int(days)).write(at)


# ---- scoring

def table(path):
    with open(path, encoding="utf-8") as rows:
        return list(csv.DictReader(rows))


def read_days(folder):
    """Image shape, and for each day the pixels of all ROIs (sparse, ROI × pixel, weights)."""
    days, shape = [], None
    for day in sorted(folder.glob("day*")):
        ops = np.load(day / "ops.npy", allow_pickle=True).item()
        shape = ops["Ly"], ops["Lx"]
        stat = np.load(day / "stat.npy", allow_pickle=True)
        roi = np.repeat(np.arange(len(stat)), [len(one["ypix"]) for one in stat])
        at = np.concatenate([one["ypix"].astype(int) * shape[1] + one["xpix"] for one in stat])
        weights = np.concatenate([one["lam"] for one in stat])
        days.append(sparse.csr_matrix((weights, (roi, at)), shape=(len(stat), shape[0] * shape[1])))
    return shape, days


def overlaps(one, other):
    """IoU of all ROIs of one day with all of another."""
    a, b = (one > 0).astype(np.float32), (other > 0).astype(np.float32)
    both = (a @ b.T).toarray()
    return both / np.maximum(np.asarray(a.sum(1)) + np.asarray(b.sum(1)).T - both, 1)


def mutual(iou, least):
    """Pairs of ROIs that overlap each other most."""
    if 0 in iou.shape:
        return []
    best, back = iou.argmax(1), iou.argmax(0)
    return [(i, j) for i, j in enumerate(best) if back[j] == i and iou[i, j] >= least]


def pairs_of(groups):
    """Pairs ((day, roi), (day, roi)) of ROIs of different days with the same name; name → ROIs."""
    return {(a, b) for rois in groups.values() for a, b in combinations(sorted(rois), 2) if a[0] != b[0]}


def matches(file):
    """Neuron → ROIs of matches.csv, and ROI → its probability."""
    groups, probability = defaultdict(list), {}
    for row in table(file):
        roi = int(row["session"]), int(row["roi"])
        groups[row["neuron"]].append(roi)
        if row["probability"]:
            probability[roi] = float(row["probability"])
    return groups, probability


class Truth:
    """The true pairs of a field, the ROIs that are odd, and the median IoU of the true pairs."""

    def __init__(self, folder):
        groups, self.cell, self.odd = defaultdict(list), {}, set()
        for row in table(folder / "truth.csv"):
            roi = int(row["day"]), int(row["roi"])
            self.cell[roi] = row["cell"] or roi
            groups[self.cell[roi]].append(roi)
            if row["odd"] == "1":
                self.odd.add(roi)
        self.pairs = pairs_of(groups)
        days = read_days(folder)[1]
        self.touching, ious = set(), []
        for (a, one), (b, other) in combinations(enumerate(days, 1), 2):
            iou = overlaps(one, other)
            self.touching |= {((a, i + 1), (b, j + 1)) for i, j in mutual(iou, OVERLAP)}
            ious += [iou[x[1] - 1, y[1] - 1] for x, y in self.pairs if (x[0], y[0]) == (a, b)]
        self.iou = float(np.median(ious)) if ious else np.nan
        self.fair = {pair for pair in self.pairs if self.is_fair(pair)}

    def is_fair(self, pair):
        return not self.odd & set(pair)


class Count:
    """True pairs found, pairs found, true pairs; and the fields that they come from."""

    def __init__(self):
        self.right = self.said = self.there = self.fields = 0

    def add(self, found, true):
        self.right, self.said = self.right + len(found & true), self.said + len(found)
        self.there, self.fields = self.there + len(true), self.fields + 1

    def recall(self):
        return self.right / self.there if self.there else np.nan

    def precision(self):
        return self.right / self.said if self.said else np.nan

    def __str__(self):
        return "–" if not self.fields else "%s %s" % (number(self.recall()), number(self.precision()))


def number(value):
    return "–" if np.isnan(value) else "%.3f" % value


BINS = tuple(np.arange(10) / 10) + (0.99, 1.0000001)


class Reliability:
    """What was promised and what was true, by the probability that was given."""

    def __init__(self):
        self.promised, self.true = [], []

    def add(self, groups, probability, truth, odd):
        """ROIs of neurons with (odd) or without ROIs that were split or merged."""
        for rois in groups.values():
            if bool(truth.odd & set(rois)) != odd:
                continue
            for roi in rois:
                others = [truth.cell[other] == truth.cell[roi] for other in rois if other != roi]
                if others and roi in probability:
                    self.promised.append(probability[roi])
                    self.true.append(np.mean(others))

    def __str__(self):
        promised, true = np.array(self.promised), np.array(self.true)
        lines = ["| probability | ROIs | mean probability | share true |", "|---|---|---|---|"]
        for low, high in zip(BINS, BINS[1:]):
            inside = (promised >= low) & (promised < high)
            if inside.any():
                lines.append("| %.2f–%.2f | %d | %.3f | %.3f |" % (low, min(high, 1), inside.sum(),
                                                                  promised[inside].mean(), true[inside].mean()))
        return "\n".join(lines)

    def picture(self, file):
        try:
            import matplotlib
        except ImportError:
            return
        matplotlib.use("Agg")
        from matplotlib import pyplot
        promised, true = np.array(self.promised), np.array(self.true)
        which = np.digitize(promised, BINS)
        figure, axes = pyplot.subplots(figsize=(4, 4))
        axes.plot([0, 1], [0, 1], color="0.7")
        axes.plot([promised[which == one].mean() for one in np.unique(which)],
                  [true[which == one].mean() for one in np.unique(which)], "o-")
        axes.set(xlabel="probability given", ylabel="share true")
        figure.savefig(file, dpi=120, bbox_inches="tight")


def score(work):
    """Prints the tables of all fields in work/fields that were tracked."""
    programs = ["apical"] + ["track2p"] * (work / "track2p").exists() + ["overlap"]
    cells, sums, odd = defaultdict(lambda: defaultdict(Count)), defaultdict(lambda: defaultdict(Count)), Count()
    ious, flags, trouble, census = defaultdict(list), [], [], []
    reliability, apart = Reliability(), Reliability()
    for folder in sorted(one.parent for one in (work / "fields").glob("*/truth.csv")):
        name = folder.name
        if not (work / "apical" / (name + ".txt")).exists():
            continue
        truth = Truth(folder)
        *kind, count, days, _ = name.split("-")
        kind = "-".join(kind)
        key = (kind, int(count), int(days)) if kind in KINDS else (kind, 0, 0)
        ious[key].append(truth.iou)
        drawn = not kind.startswith("real")
        whole = (kind if kind in KINDS else "at will", "all") * drawn
        whole += ("IoU ≥ 0.4" if truth.iou >= 0.4 else "IoU < 0.4",) * drawn
        if drawn and (work / "track2p" / name / "matches.csv").exists():
            whole += ("seen by track2p",)
        for one in whole:
            ious[one].append(truth.iou)
        for program in programs:
            file, groups, probability = work / program / name / "matches.csv", {}, {}
            if file.exists():
                groups, probability = matches(file)
                found = pairs_of(groups)
            elif program == "overlap":
                found = truth.touching
            elif program == "apical":
                found = set()
                trouble.append("%s: no table" % name)
            else:
                continue
            fair = {pair for pair in found if truth.is_fair(pair)}
            own = Count()
            own.add(fair, truth.fair)
            for many in (cells[key], *(sums[one] for one in whole)):
                many[program].add(fair, truth.fair)
            if not drawn and groups:
                census.append((name, program, groups, probability, truth))
            if program == "apical" and drawn:
                odd.add(found - fair, truth.pairs - truth.fair)
                reliability.add(groups, probability, truth, False)
                apart.add(groups, probability, truth, True)
                if truth.iou >= 0.4 and (own.recall() < 0.95 or own.precision() < 0.99):
                    flags.append("%s: IoU %.2f, recall %s, precision %s (overlap %s), alignment off by %.1f px" % (
                        name, truth.iou, number(own.recall()), number(own.precision()),
                        "%s %s" % tuple(map(number, yardstick(truth))), misaligned(folder, work / program / name)))
            if program == "apical":
                align = work / program / name / "align.csv"
                bad = [row["session"] for row in table(align) if row["status"] != "ok"] if align.exists() else []
                if bad:
                    trouble.append("%s: alignment of day %s not ok" % (name, ", ".join(bad)))
    print("Recall and precision over all pairs of ROIs of different days; IoU: median over fields of the median over "
          "true pairs.\n")
    print("| kind | cells | days | fields | true pairs | IoU | %s |" % " | ".join(programs))
    print("|" + "---|" * (6 + len(programs)))
    order = {kind: number for number, kind in enumerate(KINDS)}
    for key in sorted(cells, key=lambda one: (order.get(one[0], 9), one)):
        row(key if key[1] else (key[0], "", ""), cells[key], ious[key], programs)
    for key in (*KINDS, "at will", "IoU ≥ 0.4", "IoU < 0.4", "all", "seen by track2p"):
        if key in sums:
            row((key, "all", "all"), sums[key], ious[key], programs)
    if census:
        print("\nCells of the real fields; the share of ROIs that are matched on another day:\n")
        print("| field | program | cells | of one day only | matched ROIs | mean probability of these |")
        print("|---|---|---|---|---|---|")
    for name, program, groups, probability, truth in census:
        several = [len(rois) for rois in groups.values() if len(rois) > 1]
        alone = len(truth.cell) - sum(several)
        print("| %s | %s | %d | %d | %.3f | %s |" % (
            name, program, len(several) + alone, alone, sum(several) / len(truth.cell),
            number(np.mean(list(probability.values()))) if probability else "–"))
    if odd.there or odd.said:
        print("\nPairs with a ROI of a split or merged cell: recall %s, precision %s (%d true pairs)."
              % (number(odd.recall()), number(odd.precision()), odd.there))
    print("\nReliability of apical's probabilities:\n\n%s" % reliability)
    if apart.promised:
        print("\nThe same of neurons with a split or merged ROI:\n\n%s" % apart)
    print("\nFields with an IoU of 0.4 or more and a recall below 0.95 or a precision below 0.99: %d" % len(flags))
    print("".join("- %s\n" % flag for flag in flags))
    print("".join("- %s\n" % one for one in trouble))
    reliability.picture(work / "reliability.png")


def misaligned(folder, tracked):
    """How far the alignment moves the pixels of the first day's ROIs, though the days lie in the same coordinates: the
    median over pixels, of the worst day, px. Up to 1 px of it is the warp that was drawn."""
    (height, width), days = read_days(folder)
    y, x = np.divmod(np.unique(days[0].indices), width)
    worst = 0.0
    for row in table(tracked / "align.csv"):
        m = [[float(row["m%d%d" % (i, j)]) for j in range(3)] for i in range(2)]
        moved = np.stack([m[i][0] * x + m[i][1] * y + m[i][2] for i in range(2)], 1) - np.stack([x, y], 1)
        warp = np.load(tracked / ("%s-footprints-warp.npy" % row["session"]))
        if warp.size:
            moved = moved + warp[y, x]
        worst = max(worst, float(np.median(np.hypot(*moved.T))))
    return worst


def yardstick(truth):
    own = Count()
    own.add({pair for pair in truth.touching if truth.is_fair(pair)}, truth.fair)
    return own.recall(), own.precision()


def row(key, counts, ious, programs):
    known = [iou for iou in ious if not np.isnan(iou)]
    print("| %s | %s | %s | %d | %d | %s | %s |" % (
        *key, counts["apical"].fields, counts["apical"].there, "%.2f" % np.median(known) if known else "–",
        " | ".join(str(counts[program]) for program in programs)))


# ---- real recordings

def real(work, data):
    """Fields of real footprints; the true pairs are those that the overlap leaves no doubt about.

    A pair is true if the two ROIs overlap each other most, with an IoU of at least CLEAR, and neither overlaps another
    ROI of that day half as much. A ROI that touches a ROI of another day (IoU 0.1 or more) and has no true partner
    there is odd, so that its pairs are counted apart; so is a cell with two ROIs of one day.
    - cellreg: the weights of CellReg's three days (pixels above 0), each day moved by the whole pixels at which the sum
      of its footprints correlates best with that of the first day; CLEAR is 0.5. 28px and 47px are thinned: cells are
      taken in the order of their total weight, if none taken before is nearer.
    - dendrites and somata: connected pieces (8 neighbours) of each day's mask of all ROIs, as registered by its
      authors; of dendrites those of 20 to 1000 px, of somata those of 60 to 1000; CLEAR is 0.3. Pieces are not always
      ROIs: touching ROIs are one piece. The published matches (nway) name ROIs by number and give no positions, and the
      masks hold no numbers, so that they cannot be used here.
    """
    from scipy.io import loadmat
    days = [loadmat(data / "cellreg" / ("spatial_footprints_0%d.mat" % day))["allFiltersMat"] for day in (1, 2, 3)]
    shape = tuple(max(day.shape[axis] for day in days) for axis in (1, 2))
    days = [np.pad(day, ((0, 0), (0, shape[0] - day.shape[1]), (0, shape[1] - day.shape[2]))) for day in days]
    first = np.fft.rfft2(days[0].sum(0))
    for number in (1, 2):
        likeness = np.fft.irfft2(first * np.conj(np.fft.rfft2(days[number].sum(0))), shape)
        dy, dx = (int((k + n // 2) % n - n // 2) for k, n in zip(np.unravel_index(likeness.argmax(), shape), shape))
        print("CellReg's day %d is moved by %d, %d px (row, column)" % (number + 1, dy, dx))
        days[number] = ndimage.shift(days[number], (0, dy, dx), order=0)
    days = [sparse.csr_matrix(day[day.any((1, 2))].reshape(-1, shape[0] * shape[1]).clip(0)) for day in days]
    write_real(work, "real-cellreg-all", shape, days, 0.5)
    for apart in (28, 47):
        write_real(work, "real-cellreg-%dpx" % apart, shape, thinned(shape, days, apart), 0.5)
    for name, file, least in (("dendrites", "dend_mouse6", 20), ("somata", "soma_mouse3", 60)):
        masks = read_tiff(data / "dendrites" / ("registeredROImask_3sessions_L23-Cux2_%s_u8.tif" % file))
        write_real(work, "real-" + name, masks.shape[1:], [pieces(mask, least) for mask in masks], 0.3)


def read_tiff(file):
    """The pages of an uncompressed TIFF of 8 bits."""
    content = file.read_bytes()
    order = "little" if content[:2] == b"II" else "big"

    def whole(at, size):
        return int.from_bytes(content[at:at + size], order)

    pages, at = [], whole(4, 4)
    while at:
        tags = {}
        for entry in range(at + 2, at + 2 + 12 * whole(at, 2), 12):
            size, count = {1: 1, 3: 2, 4: 4}.get(whole(entry + 2, 2), 0), whole(entry + 4, 4)
            where = entry + 8 if size * count <= 4 else whole(entry + 8, 4)
            tags[whole(entry, 2)] = [whole(where + k * size, size) for k in range(count)] if size else []
        page = b"".join(content[start:start + length] for start, length in zip(tags[273], tags[279]))
        pages.append(np.frombuffer(page, np.uint8).reshape(tags[257][0], tags[256][0]))
        at = whole(at + 2 + 12 * whole(at, 2), 4)
    return np.array(pages)


def pieces(mask, least):
    labels, count = ndimage.label(mask > 0, np.ones((3, 3)))
    size = np.bincount(labels.ravel(), minlength=count + 1)
    kept = [one for one in range(1, count + 1) if least <= size[one] <= 1000]
    return sparse.csr_matrix(np.array([(labels == one).ravel() for one in kept], np.float32))


def clear_cells(days, least):
    """Day → number of the cell of each ROI, and day → which ROIs are odd."""
    cells, odd, partners = [], [np.zeros(day.shape[0], bool) for day in days], defaultdict(set)
    for (a, one), (b, other) in combinations(enumerate(days), 2):
        iou = overlaps(one, other)
        true = [(i, j) for i, j in mutual(iou, least)
                if np.sort(iou[i])[-2:][0] < iou[i, j] / 2 and np.sort(iou[:, j])[-2:][0] < iou[i, j] / 2]
        doubt = iou.max(1) >= 0.1, iou.max(0) >= 0.1
        for i, j in true:
            doubt[0][i] = doubt[1][j] = False
            partners[a, i].add((b, j))
            partners[b, j].add((a, i))
        odd[a] |= doubt[0]
        odd[b] |= doubt[1]
    cells, count = [np.full(day.shape[0], -1) for day in days], 0
    for start in ((day, roi) for day in range(len(days)) for roi in range(days[day].shape[0])):
        if cells[start[0]][start[1]] >= 0:
            continue
        members, open_ones = {start}, [start]
        while open_ones:
            new = partners[open_ones.pop()] - members
            members |= new
            open_ones += new
        twice = len({day for day, _ in members}) < len(members)
        for day, roi in members:
            cells[day][roi] = count
            odd[day][roi] |= twice
        count += 1
    return cells, odd


def thinned(shape, days, apart):
    cells, _ = clear_cells(days, 0.5)
    y, x = np.divmod(np.arange(shape[0] * shape[1]), shape[1])
    weight = np.zeros(max(day.max() for day in cells) + 1)
    middle = np.zeros((len(weight), 2))
    for day, own in zip(days, cells):
        np.add.at(weight, own, np.asarray(day.sum(1)).ravel())
        np.add.at(middle, own, np.stack([day @ y, day @ x], 1))
    middle /= weight[:, None]
    kept = []
    for cell in np.argsort(-weight, kind="stable"):
        if not kept or np.hypot(*(middle[kept] - middle[cell]).T).min() >= apart:
            kept.append(cell)
    return [day[np.isin(own, kept)] for day, own in zip(days, cells)]


def write_real(work, name, shape, days, least):
    folder = work / "fields" / ("%s-%03d-%02d-1" % (name, max(day.shape[0] for day in days), len(days)))
    cells, odd = clear_cells(days, least)
    truth = [("day", "roi", "cell", "odd")]
    for number, (day, own, strange) in enumerate(zip(days, cells, odd), 1):
        rois = [(*np.divmod(one.indices, shape[1]), one.data) for one in (day[k] for k in range(day.shape[0]))]
        write_day(folder / ("day%02d" % number), shape, rois)
        truth += [(number, roi, cell + 1, int(one)) for roi, (cell, one) in enumerate(zip(own, strange), 1)]
    write_table(folder / "truth.csv", truth)


# ---- track2p on the same footprints

def unseen(work):
    """The fields that track2p has not seen yet, and where its table goes: of those drawn here, only the sample."""
    sample = [NAME % (*one, 1) for one in SAMPLE]
    for folder in sorted(one.parent for one in (work / "fields").glob("*/truth.csv")):
        file = work / "track2p" / folder.name / "matches.csv"
        drawn = folder.name.startswith((*KINDS, "wide-"))
        if not file.exists() and (not drawn or folder.name in sample):
            yield folder, file


def write_matches(file, groups):
    write_table(file, [("neuron", "session", "roi", "probability", "status")] + [
        (name, day, roi, "", "matched") for name, rois in enumerate(groups, 1) for day, roi in rois])


def track2p(work):
    """track2p's functions with its default settings: affine registration of every day with the one before (elastix, on
    the sum of the footprints), IoU of ROIs whose middles are at most 16 px apart, best assignment, Otsu's threshold,
    chains of consecutive days that start on the first."""
    from track2p.match.loop import get_all_ds_assign, get_all_pl_match_mat
    from track2p.ops.default import DefaultTrackOps
    from track2p.register.elastix import itk_reg_all_roi, reg_img_elastix
    for folder, file in unseen(work):
        shape, days = read_days(folder)
        options = DefaultTrackOps()
        options.all_ds_path, options.nplanes = list(range(len(days))), 1
        masks = [np.moveaxis((day > 0).toarray().reshape(-1, *shape), 0, 2) for day in days]
        images = [np.asarray(day.sum(0), np.float32).reshape(shape) for day in days]
        try:
            moved = [itk_reg_all_roi(mask, reg_img_elastix(one, other, options)[1])
                     for one, other, mask in zip(images, images[1:], masks[1:])]
            kept = get_all_ds_assign(options, [[one] for one in masks[:-1]], [[one] for one in moved])[1]
            rows = get_all_pl_match_mat([[one] for one in masks[:-1]], kept, options)[0]
            groups = [[(day, roi + 1) for day, roi in enumerate(row, 1) if roi is not None] for row in rows]
        except (RuntimeError, ValueError) as error:
            print("%s: %s" % (folder.name, error))
            groups = []
        write_matches(file, groups)


def main():
    task, work = sys.argv[1], Path(sys.argv[2])
    if task == "draw":
        draw(work / "fields", sys.argv[3])
    elif task == "real":
        real(work, Path(sys.argv[3]))
    elif task == "track2p":
        track2p(work)
    elif task == "score":
        score(work)


if __name__ == "__main__":
    main()
