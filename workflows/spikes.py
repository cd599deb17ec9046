"""Loads recordings with known action potentials, writes them as tables of ΔF/F, and scores the events found in them.

See spikes.sh. The score is the correlation, in bins of 0.5 s, of the deconvolved trace with the number of action
potentials, as the median over recordings. It is averaged over five positions of the bins, because with few action
potentials a single position gives a score by luck. The parameters were chosen on every other cell (column "chosen on");
the other cells show how good they are elsewhere.

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

NAMES = {"Chen2013_GC6f": "GCaMP6f", "Theis16": "GCaMP6s", "jGCaMP7f": "jGCaMP7f"}
THRESHOLDS_SD = (3, 0)
SUITE2P_TAU = {"jGCaMP7f": 0.7, "GCaMP6f": 0.7, "GCaMP6s": 1.25}
INDICATORS = ["jGCaMP7f", "GCaMP6f", "GCaMP6s"]
BIN_S, GROUP_S, TOLERANCE_S, FALSE_HZ = 0.5, 0.2, 0.25, 0.02


class Recording:
    def __init__(self, name, indicator, chosen_on, times, dff, spikes):
        self.name, self.indicator, self.chosen_on = name, indicator, chosen_on
        self.times, self.dff, self.spikes = times, dff, spikes
        self.rate = (len(times) - 1) / (times[-1] - times[0])

    def edges(self, offset=0.0):
        half = 0.5 / self.rate
        return np.arange(self.times[0] - half + offset, self.times[-1] + half, BIN_S)


def recordings(folder, rate):
    found, cells = [], {}
    for file in sorted(glob.glob(os.path.join(folder, "CAttached_*.mat"))):
        name = os.path.basename(file)[len("CAttached_"):-len("_mini.mat")]
        indicator = next(i for prefix, i in NAMES.items() if name.startswith(prefix))
        cells[indicator] = cells.get(indicator, 0) + 1
        for k, cell in enumerate(scipy.io.loadmat(file)["CAttached"].flat):
            cell = cell[0, 0]
            times, dff = cell["fluo_time"].ravel().astype(float), cell["fluo_mean"].ravel().astype(float)
            spikes = cell["events_AP"].ravel().astype(float) / 1e4
            block = max(1, round(1 / np.median(np.diff(times)) / rate))
            n = len(dff) // block
            mean = lambda x: x[:n * block].reshape(n, block).mean(1)
            found.append(Recording("%s-%d" % (name, k + 1), indicator, cells[indicator] % 2 == 1, mean(times),
                                   mean(dff), np.sort(spikes[np.isfinite(spikes)])))
    return found


def write_tables(folder, rate, work):
    for recording in recordings(folder, rate):
        os.makedirs(os.path.join(work, recording.indicator), exist_ok=True)
        with open(os.path.join(work, recording.indicator, recording.name + ".csv"), "w", newline="") as file:
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


def suite2p(recording):
    trace = recording.dff - suite2p_baseline(recording.dff, recording.rate)
    return suite2p_oasis(trace, SUITE2P_TAU[recording.indicator], recording.rate)


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
    return ["%.3f" % np.mean(sum((f[n] for f in found), [])) for n in (1, 2, 3)]


def report(indicator, label, own, found):
    others = [f for f, r in zip(found, own) if not r.chosen_on]
    print("%-9s %-8s %8s %8s %8s %8s %8s %8s" % ((indicator, label) + tuple(pooled(found) + pooled(others))))


def score(folder, rate, work):
    everything = recordings(folder, rate)
    print("%-9s %-8s %10s %10s %10s" % ("indicator", "by", "chosen on", "others", "all"))
    lists = {}
    for indicator in INDICATORS:
        own = [r for r in everything if r.indicator == indicator]
        results = {"suite2p": [suite2p(r) for r in own]}
        at = lambda r, threshold, file: os.path.join(work, indicator, "events-%d" % threshold, r.name, file)
        results["apical"] = [column(at(r, 3, "deconvolved.csv"), "roi") for r in own]
        lists[indicator] = (own, results["suite2p"], {threshold: [
            [column(at(r, threshold, "events.csv"), name) for name in ("time_s", "snr")] for r in own]
            for threshold in THRESHOLDS_SD})
        for method, traces in results.items():
            scores = np.array([correlation(r, trace) for r, trace in zip(own, traces)])
            chosen = np.array([r.chosen_on for r in own])
            print("%-9s %-8s %10.3f %10.3f %10.3f" % (indicator, method, np.median(scores[chosen]),
                                                     np.median(scores[~chosen]), np.median(scores)))
    print("\n%-9s %-8s %8s %8s %8s %8s %8s %8s" % ("found at", "0.02/s", "1", "2", "3+", "others 1", "2", "3+"))
    for indicator, (own, traces, events) in lists.items():
        print("%-9s %-8s %8d %8d %8d %8d %8d %8d" % ((indicator, "groups") + tuple(
            sum(min(3, len(g)) == n for r in own if not others & r.chosen_on for g in groups(r.spikes))
            for others in (False, True) for n in (1, 2, 3))))
        for label, window in (("s2p 1", 0), ("s2p 0.2s", 0.2)):
            report(indicator, label, own, [recall(r, *peaks(r, trace, window)) for r, trace in zip(own, traces)])
        for threshold, found in events.items():
            report(indicator, "apical %d" % threshold, own, [recall(r, *list_) for r, list_ in zip(own, found)])


if __name__ == "__main__":
    {"tables": write_tables, "score": score}[sys.argv[1]](sys.argv[2], float(sys.argv[3]), sys.argv[4])
