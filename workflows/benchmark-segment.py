"""Scores Apical's segmentation and suite2p's detection on the same registered frames; see benchmark-segment.sh.

A ROI is right if its weights correlate over the image with those of a true footprint by 0.6 or more, one to one; with
hand labels, if its centre lies within 5 px of a label's, one to one. suite2p runs with its defaults on somata, and on
tufts with the settings that it recommends for dendrites (its own ops_dendrite.npy, and ROIs need not be connected) and
with its defaults; the better result counts. Either all its ROIs count, or those that its classifier accepts, whichever
scores higher.
"""

import csv
import json
import logging
import os
import subprocess
import sys
import time
from copy import deepcopy
from pathlib import Path

import numpy as np
import tifffile
from scipy.ndimage import shift
from scipy.optimize import linear_sum_assignment

HOME, WORK = Path(sys.argv[1]), Path(sys.argv[2])
NEUROFINDER = HOME / "../shared/data/neurofinder"
SEEDS, ANIMALS, RATE_HZ = (11, 12, 13), 2, 10
PIXEL_UM = {"soma": 1.0, "tuft": 0.5}
LEAST_CORRELATION, NEAR_PX = 0.6, 5
# suite2p's value for GCaMP6f, whose decay is about that of the simulated indicator
TAU_S = 0.7
# the number of fresh processes of each program
TIMES = 3


def apical(*arguments):
    """Runs a command."""
    done = subprocess.run([HOME / "apical", *map(str, arguments)], capture_output=True, text=True)
    if done.returncode:
        sys.exit(done.stderr)


def columns(table, *names):
    with open(table) as rows:
        return np.array([[float(row[name]) for name in names] for row in csv.DictReader(rows)])


def arguments(movie, kind, pixel_um, rate_hz, out):
    return ("segment", movie, "--out", out / "rois", "--motion", out / "motion", "--kind", kind, "--pixel-um", pixel_um,
            "--rate-hz", rate_hz)


def segment(movie, kind, pixel_um, rate_hz, out):
    """Footprints, ROI × row × column."""
    if not (out / "motion").exists():
        apical("register", movie, "--out", out / "motion", "--rate-hz", rate_hz)
    apical(*arguments(movie, kind, pixel_um, rate_hz, out))
    pixels = np.load(out / "rois" / "footprints.npz")["movie"]
    with tifffile.TiffFile(movie) as tif:
        height, width = tif.pages[0].shape
    rois = np.zeros((int(pixels[:, 0].max(initial=-1)) + 1, height, width), np.float32)
    roi, row, column = pixels[:, :3].astype(int).T
    rois[roi, row, column] = pixels[:, 3]
    return rois


def registered(movie, motion):
    """The frames that Apical's segmentation sees, as suite2p keeps them."""
    frames = tifffile.imread(movie)
    moved = np.empty(frames.shape, np.int16)
    for t, (dx, dy) in enumerate(columns(motion / "motion.csv", "dx_px", "dy_px")):
        still = shift(frames[t].astype(np.float32), (-dy, -dx), order=1, mode="nearest")
        moved[t] = np.clip(still / 2, 0, np.iinfo(np.int16).max)
    return moved


def suite2p(frames, rate_hz, diameter_px, dendrites):
    """All ROIs, the ROIs that its classifier accepts, and the CPU and wall clock seconds of its detection."""
    from suite2p import default_settings
    from suite2p.classification import builtin_classfile, classify
    from suite2p.detection.detect import detection_wrapper
    import torch

    logging.disable(logging.CRITICAL)
    settings = deepcopy(default_settings()["detection"])
    if dendrites:
        settings["algorithm"], settings["max_overlap"] = "sourcery", 1.0
        settings["sourcery_settings"]["connected"] = False
    start = np.array([time.process_time(), time.perf_counter()])
    try:
        _, found, _ = detection_wrapper(frames, diameter=np.array([diameter_px, diameter_px]), tau=TAU_S, fs=rate_hz,
                                        settings=settings, device=torch.device("cpu"))
    except ValueError:  # it finds no ROI
        found = []
    seconds = np.array([time.process_time(), time.perf_counter()]) - start
    rois = np.zeros((len(found), *frames.shape[1:]), np.float32)
    for roi, one in zip(rois, found):
        roi[one["ypix"], one["xpix"]] = one["lam"]
    cells = rois[classify(stat=found, classfile=builtin_classfile)[:, 0] > 0] if len(found) else rois
    return rois, cells, seconds


def hits(rois, truth):
    """The number of ROIs that are right."""
    if not len(rois):
        return 0
    unit = [each.reshape(len(each), -1) - each.reshape(len(each), -1).mean(1, keepdims=True) for each in (rois, truth)]
    unit = [each / np.maximum(np.linalg.norm(each, axis=1, keepdims=True), 1e-12) for each in unit]
    correlation = unit[0] @ unit[1].T
    one, other = linear_sum_assignment(-correlation)
    return int((correlation[one, other] >= LEAST_CORRELATION).sum())


def near(centres, labels):
    distance = np.linalg.norm(centres[:, None] - labels[None], axis=2)
    one, other = linear_sum_assignment(np.minimum(distance, 1e3))
    return int((distance[one, other] <= NEAR_PX).sum())


def centres(rois):
    rows, columns = np.indices(rois.shape[1:])
    weight = rois.sum((1, 2))
    return np.stack([(rois * rows).sum((1, 2)) / weight, (rois * columns).sum((1, 2)) / weight], 1)


class Score:
    """Counts over several movies."""

    def __init__(self):
        self.right = self.found = self.true = 0

    def add(self, right, found, true):
        self.right, self.found, self.true = self.right + right, self.found + found, self.true + true

    def f1(self):
        return 2 * self.right / max(1, self.found + self.true)

    def __str__(self):
        return "%9.3f %7.3f %7.3f" % (self.right / max(1, self.found), self.right / max(1, self.true), self.f1())


def report(what, ours, theirs):
    print("%-12s %-28s %s" % (what, "apical", ours), flush=True)
    for name, score in theirs.items():
        print("%-12s %-28s %s" % ("", "suite2p " + name, score), flush=True)


def simulated(kind):
    ours, theirs = Score(), {}
    for seed in SEEDS:
        study = WORK / ("study-%d" % seed)
        if not study.exists():
            apical("simulate", "--out", study, "--animals", ANIMALS, "--sessions", 1, "--seed", seed)
        for animal in ("m%02d" % (i + 1) for i in range(ANIMALS)):
            movie, out = study / animal / "d01" / (kind + ".tif"), WORK / ("%d-%s-%s" % (seed, animal, kind))
            rois = segment(movie, kind, PIXEL_UM[kind], RATE_HZ, out)
            true = study / "truth" / animal / "d01" / ("motion-%s.csv" % kind)
            dx, dy = np.median(columns(true, "dx_px", "dy_px")
                               - columns(out / "motion" / "motion.csv", "dx_px", "dy_px"), axis=0)
            truth = np.array([shift(mask, (dy, dx), order=1)
                              for mask in np.load(study / "truth" / animal / (kind + "-masks.npy"))])
            ours.add(hits(rois, truth), len(rois), len(truth))
            frames = registered(movie, out / "motion")
            for dendrites in (False, True) if kind == "tuft" else (False,):
                every, cells, _ = suite2p(frames, RATE_HZ, 15 if kind == "soma" else 12, dendrites)
                name = "dendrites" if dendrites else "defaults"
                for which, some in (("", every), (", classified", cells)):
                    theirs.setdefault(name + which, Score()).add(hits(some, truth), len(some), len(truth))
    report(kind, ours, theirs)


def hand_labelled():
    movie, = NEUROFINDER.glob("*.tif")
    with open(next(NEUROFINDER.glob("*regions.json"))) as regions:
        labels = np.array([np.mean(region["coordinates"], axis=0) for region in json.load(regions)])
    out, ours, theirs = WORK / "neurofinder", Score(), {}
    rois = segment(movie, "soma", 1.15, 7, out)
    ours.add(near(centres(rois), labels), len(rois), len(labels))
    every, cells, _ = suite2p(registered(movie, out / "motion"), 7, 12, False)
    for name, some in (("defaults", every), ("defaults, classified", cells)):
        theirs[name] = Score()
        theirs[name].add(near(centres(some), labels) if len(some) else 0, len(some), len(labels))
    report("neurofinder", ours, theirs)


def detection_alone(path, threads):
    """The work of a fresh process of suite2p; prints the CPU and wall clock seconds of its detection alone."""
    import numba
    import torch

    torch.set_num_threads(threads)
    numba.set_num_threads(threads)
    print(*suite2p(np.load(path), RATE_HZ, 15, False)[2])


def high_water_mb(pid):
    """Peak memory of a process so far; 0 if it has ended. (The peak that wait4 reports is at least this process's.)"""
    with open("/proc/%d/status" % pid) as status:
        return max([int(line.split()[1]) / 1e3 for line in status if line.startswith("VmHWM")], default=0)


def process(*command):
    """CPU and wall clock seconds of a process, its peak memory in MB, and the last line that it prints."""
    start = time.perf_counter()
    child = subprocess.Popen([str(part) for part in command], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                             text=True)
    peak = pid = 0
    while not pid:
        peak = max(peak, high_water_mb(child.pid))
        time.sleep(0.01)
        pid, status, used = os.wait4(child.pid, os.WNOHANG)
    clock = time.perf_counter() - start
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        sys.exit("failed: " + " ".join(child.args))
    return used.ru_utime + used.ru_stime, clock, peak, child.stdout.read().splitlines()[-1]


def speed():
    """Runs fresh processes of both programs alternately and prints medians and Apical's rate relative to suite2p's."""
    study = WORK / "large"
    apical("simulate", "--out", study, "--animals", 1, "--sessions", 1, "--seed", 1, "--width-px", 512, "--height-px",
           512, "--frames-per-session", 2000, "--plus", 50, "--minus", 50, "--neutral", 100)
    print("%-12s %-36s %9s %9s %9s" % ("", "", "CPU s", "clock s", "peak MB"))
    for kind in PIXEL_UM:
        movie, out = study / "m01" / "d01" / (kind + ".tif"), WORK / ("large-" + kind)
        segment(movie, kind, PIXEL_UM[kind], RATE_HZ, out)
        np.save(WORK / "frames.npy", registered(movie, out / "motion"))
        for threads in (1, 2):
            compare("%s, %d thr." % (kind, threads), arguments(movie, kind, PIXEL_UM[kind], RATE_HZ, out), threads)


def compare(what, ours, threads):
    seconds = {name: [] for name in ("apical", "apical without the start of Java", "suite2p", "suite2p, detection alone")}
    for _ in range(TIMES):
        start = process(HOME / "apical", "--version")
        whole = process(HOME / "apical", *ours, "--threads", threads)
        theirs = process(sys.executable, __file__, HOME, WORK, WORK / "frames.npy", threads)
        seconds["apical"].append(whole[:3])
        seconds["apical without the start of Java"].append((whole[0] - start[0], whole[1] - start[1], whole[2]))
        seconds["suite2p"].append(theirs[:3])
        seconds["suite2p, detection alone"].append((*map(float, theirs[3].split()), theirs[2]))
    median = {name: np.median(each, axis=0) for name, each in seconds.items()}
    for name, each in median.items():
        print("%-12s %-36s %9.2f %9.2f %9.0f" % (what, name, *each), flush=True)
        what = ""
    names = list(median)
    for own, other in ((0, 2), (1, 3)):
        print("%-12s %-36s %9.2f %9.2f" % ("", "times the rate of " + names[other],
                                           *(median[names[other]] / median[names[own]])[:2]), flush=True)


if __name__ == "__main__" and len(sys.argv) > 3:
    detection_alone(sys.argv[3], int(sys.argv[4]))
elif __name__ == "__main__":
    print("%-12s %-28s %9s %7s %7s" % ("", "", "precision", "recall", "F1"))
    simulated("soma")
    simulated("tuft")
    if NEUROFINDER.exists():
        hand_labelled()
    speed()
