"""Loads recordings with known action potentials, writes them as tables of ΔF/F, and scores the events found in them.

See spikes.sh. The score is the correlation, in bins of 0.5 s, of the deconvolved trace with the number of action
potentials, as the median over the recordings of a data set. It is averaged over five positions of the bins, because
with few action potentials a single position gives a score by luck. Beside it stands suite2p's deconvolution with the
decay, out of TAUS, that is best for the data set in hindsight, and the share of the recordings in which Apical's score
is higher.

Detection: an event is found if it lies between 0.25 s before the first and 0.25 s after the last of a group of action
potentials (no two further apart than 0.2 s); others are false. Each recording's threshold is the one at which there are
0.02 false events per second. For apical, events are ranked by snr in events.csv: once only events above the usual
threshold (apical 3; if fewer than 0.02 false events per second are above it, fewer are found than would be possible),
and once all events (apical 0). For suite2p, which makes no events, the deconvolved trace is ranked: once by single
frames (s2p 1), and once by sums over 0.2 s (s2p 0.2s).
"""

import csv
import glob
import os
import sys

import numpy as np
import scipy.io
from scipy.ndimage import maximum_filter1d, minimum_filter1d, uniform_filter1d

NAMES = {"GCaMP8f": "jGCaMP8f", "GCaMP8m": "jGCaMP8m", "GCaMP8s": "jGCaMP8s", "GCaMP7f": "jGCaMP7f", "GC6f": "GCaMP6f",
         "GCaMP6f": "GCaMP6f", "GCaMP6s": "GCaMP6s", "GCaMP5": "GCaMP5", "XCaMPgf": "XCaMP-Gf", "OGB": "OGB-1",
         "Cal520": "Cal-520", "R-CaMP": "R-CaMP1.07", "jRCaMP1a": "jRCaMP1a", "GECO1a": "jRGECO1a"}
THRESHOLDS_SD = (3, 0)
TAUS = (0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0, 1.25, 1.5, 2.0, 2.5, 3.0)
BIN_S, GROUP_S, TOLERANCE_S, FALSE_HZ = 0.5, 0.2, 0.25, 0.02


class Recording:
    def __init__(self, name, data_set, indicator, times, dff, spikes):
        self.name, self.data_set, self.indicator = name, data_set, indicator
        self.times, self.dff, self.spikes = times, dff, spikes
        self.rate = (len(times) - 1) / (times[-1] - times[0])

    def edges(self, offset=0.0):
        half = 0.5 / self.rate
        return np.arange(self.times[0] - half + offset, self.times[-1] + half, BIN_S)

    def folder(self, work):
        return os.path.join(work, self.data_set, self.indicator)


def indicator_of(*names):
    """The indicator in the file's name, or else in its folder's."""
    return next((i for name in names for part, i in NAMES.items() if part in name), None)


def cells(file):
    """The recordings of a file that have fluorescence and action potentials."""
    for k, cell in enumerate(scipy.io.loadmat(file)["CAttached"].flat):
        if cell.dtype.names and {"fluo_time", "fluo_mean", "events_AP"} <= set(cell.dtype.names):
            cell = cell[0, 0]
            times, dff, spikes = (cell[name].ravel().astype(float) for name in ("fluo_time", "fluo_mean", "events_AP"))
            length = min(len(times), len(dff))
            there = np.isfinite(times[:length])
            yield k, times[:length][there], dff[:length][there], np.sort(spikes[np.isfinite(spikes)] / 1e4)


def recordings(folder, rate, sets):
    """In bins of half a second a recording without action potentials has no correlation; it is left out."""
    found = []
    for file in sorted(glob.glob(os.path.join(folder, "**", "*.mat"), recursive=True)):
        parent = os.path.basename(os.path.dirname(os.path.abspath(file)))
        name = os.path.basename(file)[:-len(".mat")].replace("CAttached_", "").replace("_mini", "")
        indicator = indicator_of(name, parent)
        data_set = parent if indicator_of(parent) or parent.startswith(("DS", "X-DS")) else indicator
        if indicator is None or sets and not data_set.startswith(tuple(sets)):
            continue
        for k, times, dff, spikes in cells(file):
            block = max(1, round(1 / np.median(np.diff(times)) / rate)) if len(times) > 1 else 1
            n = len(dff) // block
            mean = lambda x: x[:n * block].reshape(n, block).mean(1)
            if n > 60:
                recording = Recording("%s-%d" % (name, k + 1), data_set, indicator, mean(times), mean(dff), spikes)
                if np.histogram(spikes, recording.edges())[0].any():
                    found.append(recording)
    return found


def write_tables(everything, work):
    for recording in everything:
        os.makedirs(recording.folder(work), exist_ok=True)
        with open(os.path.join(recording.folder(work), recording.name + ".csv"), "w", newline="") as file:
            table = csv.writer(file)
            table.writerow(["time_s", "roi"])
            table.writerows(zip(recording.times, recording.dff))


def suite2p_baseline(dff, rate, window_s=60.0, sigma=10.0):
    """suite2p 1.1.0, extraction/dcnv.py, baseline_maximin: Gaussian of 10 frames, minimum, maximum."""
    reach = int(round(3 * sigma))
    gaussian = np.exp(-np.arange(-reach, reach + 1) ** 2 / (2 * sigma ** 2))
    smooth = np.convolve(np.pad(dff, reach, "edge"), gaussian / gaussian.sum(), "valid")
    window = int(window_s * rate)
    window += window % 2 == 0
    return maximum_filter1d(minimum_filter1d(smooth, window, mode="nearest"), window, mode="nearest")


def suite2p_oasis(trace, tau, rate):
    """suite2p 1.1.0, extraction/dcnv.py, oasis_trace: non-negative, no sparsity."""
    g = np.exp(-1 / (tau * rate))
    v, w, start, length = [], [], [], []
    for t, value in enumerate(trace):
        v.append(value), w.append(1.0), start.append(t), length.append(1)
        while len(v) > 1 and v[-2] * g ** length[-2] > v[-1]:
            f = g ** length[-2]
            total = w[-2] + w[-1] * f * f
            v[-2] = (v[-2] * w[-2] + v[-1] * w[-1] * f) / total
            w[-2], length[-2] = total, length[-2] + length[-1]
            del v[-1], w[-1], start[-1], length[-1]
    jumps = np.zeros(len(trace))
    for k in range(1, len(v)):
        jumps[start[k]] = v[k] - v[k - 1] * g ** length[k - 1]
    return jumps


def suite2p(own):
    """The decay that is best for the data set, its traces and scores."""
    flat = [r.dff - suite2p_baseline(r.dff, r.rate) for r in own]
    found = []
    for tau in TAUS:
        traces = [suite2p_oasis(trace, tau, r.rate) for trace, r in zip(flat, own)]
        found.append((tau, traces, np.array([correlation(r, trace) for r, trace in zip(own, traces)])))
    return max(found, key=lambda at: np.median(at[2]))


def column(path, name):
    with open(path, newline="") as file:
        return np.array([float(row[name] or "nan") for row in csv.DictReader(file)])


def correlation(recording, trace):
    found = []
    for offset in np.arange(0, BIN_S, 0.1):
        edges = recording.edges(offset)
        a = np.histogram(recording.times, edges, weights=np.nan_to_num(trace))[0]
        b = np.histogram(recording.spikes, edges)[0]
        found.append(np.corrcoef(a, b)[0, 1] if a.std() > 0 else 0)
    return np.mean(found)


def groups(spikes):
    return np.split(spikes, np.flatnonzero(np.diff(spikes) > GROUP_S) + 1)


def peaks(recording, trace, window_s):
    """The frames whose sum over the window is a local maximum, by descending sum, without overlaps."""
    half = max(0, round((window_s * recording.rate - 1) / 2))
    sums = uniform_filter1d(trace, 2 * half + 1, mode="constant") * (2 * half + 1)
    free = np.ones(len(trace), bool)
    times, heights = [], []
    for t in np.argsort(-sums):
        window = slice(max(0, t - half), t + half + 1)
        if sums[t] > 1e-9 and free[window].all():
            free[window] = False
            times.append(np.average(recording.times[window], weights=trace[window]))
            heights.append(sums[t])
    return np.array(times), np.array(heights)


def recall(recording, times, heights):
    """Whether each group was found, by the number of action potentials in it: 1, 2, 3 or more."""
    near = np.zeros(len(times), bool)
    spans = [(g[0] - TOLERANCE_S, g[-1] + TOLERANCE_S, min(3, len(g))) for g in groups(recording.spikes)]
    for first, last, _ in spans:
        near |= (times >= first) & (times <= last)
    false = np.sort(heights[~near])[::-1]
    allowed = int(FALSE_HZ * (recording.times[-1] - recording.times[0]))
    kept = times[heights > (false[allowed] if allowed < len(false) else -np.inf)]
    found = {1: [], 2: [], 3: []}
    for first, last, count in spans:
        found[count].append(bool(((kept >= first) & (kept <= last)).any()))
    return found


def pooled(found):
    return ["%.3f" % np.mean(sum((f[n] for f in found), []) or [np.nan]) for n in (1, 2, 3)]


def report(label, name, found):
    print("%-40s %-8s %8s %8s %8s" % ((label, name) + tuple(pooled(found))))


def score(everything, work):
    print("%-40s %4s %7s %8s %8s %7s" % ("data set", "n", "tau_s", "suite2p", "apical", "better"))
    detected = []
    for data_set in sorted({r.data_set for r in everything}):
        own = [r for r in everything if r.data_set == data_set]
        at = lambda r, threshold, file: os.path.join(r.folder(work), "events-%d" % threshold, r.name, file)
        tau, traces, theirs = suite2p(own)
        ours = np.array([correlation(r, column(at(r, 3, "deconvolved.csv"), "roi")) for r in own])
        better = np.mean(ours > theirs) + np.mean(ours == theirs) / 2
        print("%-40s %4d %7.2f %8.3f %8.3f %7.2f"
              % (data_set, len(own), tau, np.median(theirs), np.median(ours), better), flush=True)
        detected.append((data_set, own, traces, {threshold: [
            [column(at(r, threshold, "events.csv"), name) for name in ("time_s", "snr")] for r in own]
            for threshold in THRESHOLDS_SD}))
    print("\n%-40s %-8s %8s %8s %8s" % ("found at 0.02 false events per second", "", "1", "2", "3+"))
    for data_set, own, traces, events in detected:
        print("%-40s %-8s %8d %8d %8d" % ((data_set, "groups") + tuple(
            sum(min(3, len(g)) == n for r in own for g in groups(r.spikes)) for n in (1, 2, 3))))
        for label, window in (("s2p 1", 0), ("s2p 0.2s", 0.2)):
            report(data_set, label, [recall(r, *peaks(r, trace, window)) for r, trace in zip(own, traces)])
        for threshold, found in events.items():
            report(data_set, "apical %d" % threshold, [recall(r, *list_) for r, list_ in zip(own, found)])


if __name__ == "__main__":
    {"tables": write_tables, "score": score}[sys.argv[1]](
        recordings(sys.argv[2], float(sys.argv[3]), sys.argv[5:]), sys.argv[4])
