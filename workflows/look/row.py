"""Prints the row of one simulated study in the table of ../second-look.sh, which says what the columns mean.

    row.py STUDY NAME [PUT_IN]      PUT_IN: the D that the simulation was asked for, ΔF/F·s

A ROI lies on the neuron in whose true footprint of that day (pixels with a tenth of its greatest light or more) most of
the ROI's weight lies, if that is half of it or more.
"""

import json
import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "cells"))
from score import Day, table  # noqa: E402

IN_FOOTPRINT, ON_NEURON, AFTER_S = 0.1, 0.5, 2


def shares(day, pixels, count):
    """ROI × neuron: the share of each ROI's weight that lies in each neuron's footprint."""
    inside = day.masks >= IN_FOOTPRINT * day.masks.max((1, 2), keepdims=True).clip(1e-9)
    share, whole = np.zeros((count, len(inside))), np.full(count, 1e-12)
    roi, row, column = pixels[:, :3].astype(int).T
    np.add.at(share, roi, inside[:, row, column].T * pixels[:, 3:4])
    np.add.at(whole, roi, pixels[:, 3])
    return share / whole[:, None]


class Tally:
    """What is counted over the planes of one kind."""

    def __init__(self):
        self.motion, self.r, self.slope = [], [], []
        self.there = self.own = self.right = self.wrong = 0
        self.frames = {"hit": [0, 0], "miss": [0, 0]}

    def add_motion(self, study, animal, session, plane):
        found = table(study / "results" / animal / session / "motion" / plane / "motion.csv")
        put = table(study / "truth" / animal / session / ("motion-%s.csv" % plane))
        valid = np.array([row["valid"] == "1" for row in found])
        for key in ("dx_px", "dy_px"):
            error = np.array([float(a[key] or "nan") - float(b[key]) for a, b in zip(found, put)])[valid]
            self.motion.extend((error - np.median(error)) ** 2)
        times = np.array([float(row["time_s"]) for row in found])
        for trial in table(study / animal / session / "trials.csv"):
            if trial["outcome"] in self.frames:
                after = times - float(trial["outcome_s"])
                window = (after >= 0) & (after < AFTER_S)
                self.frames[trial["outcome"]][0] += int((window & ~valid).sum())
                self.frames[trial["outcome"]][1] += int(window.sum())

    def add_cells(self, study, animal, session, plane, rows, names):
        """rows: those of compartments.csv of this session and plane, in its order; names: the neurons of the truth"""
        day, results = Day(study, session, plane, animal), study / "results" / animal
        pixels = np.load(results / session / "segment" / "footprints.npz")[plane]
        rois = [row for row in table(results / session / "segment" / "rois.csv") if row["plane"] == plane]
        share = shares(day, pixels, len(rois))
        self.there += len(names)
        self.own += sum(((share.argmax(1) == n) & (share[:, n] >= ON_NEURON)).any() for n in range(len(names)))
        matched = np.load(results / "match" / "footprints.npz")[session + "-" + plane]
        share = shares(day, matched, len(rows))
        for one, row in zip(share, rows):
            if row["neuron"] in names and row["status"] != "unknown" and one.sum() > 0:
                n = names.index(row["neuron"])
                right = one.argmax() == n and one[n] >= ON_NEURON
                self.right, self.wrong = self.right + right, self.wrong + (not right)
            elif row["neuron"] in names and row["status"] != "unknown":
                self.wrong += 1

    def add_traces(self, study, animal, session, plane, rows, names):
        """rows: all of the session, as the traces' rows are"""
        dff = np.load(study / "results" / animal / session / "trace" / "dff.npy")
        true = np.load(study / "truth" / animal / session / ("dff-%s.npy" % plane))
        for found, row in zip(dff, rows):
            if row["plane"] == plane and row["neuron"] in names and row["status"] != "unknown":
                put = true[names.index(row["neuron"])]
                found = found[:len(put)]
                both = np.isfinite(found) & np.isfinite(put)
                if both.sum() > 2 and found[both].std() > 0 and put[both].std() > 0:
                    covariance = np.cov(found[both], put[both])
                    self.r.append(covariance[0, 1] / np.sqrt(covariance[0, 0] * covariance[1, 1]))
                    self.slope.append(covariance[0, 1] / covariance[1, 1])


def median(values):
    return "%.2f" % np.median(values) if values else "–"


def invalid(tallies, outcome):
    bad, all_frames = np.sum([tally.frames[outcome] for tally in tallies], axis=0)
    return "%.1f %%" % (100 * bad / all_frames) if all_frames else "–"


def difference(study):
    """The mean over animals of P+ less P− in the truth."""
    rows = table(study / "truth" / "modulation.csv")
    of = {}
    for row in rows:
        of.setdefault((row["animal"], row["role"]), []).append(float(row["modulation"]))
    animals = sorted({row["animal"] for row in rows})
    return np.mean([np.mean(of[animal, "P+"]) - np.mean(of[animal, "P-"]) for animal in animals])


def main():
    study, name = Path(sys.argv[1]), sys.argv[2]
    put_in = sys.argv[3] if len(sys.argv) > 3 else "0"
    kinds = {"soma": Tally(), "tuft": Tally()}
    for animal in sorted({row["animal"] for row in table(study / "truth" / "modulation.csv")}):
        compartments = study / "results" / animal / "match" / "compartments.csv"
        names = [row["neuron"] for row in table(study / animal / "neurons.csv")]
        for folder in sorted(path for path in (study / animal).iterdir() if path.is_dir()):
            for plane, tally in kinds.items():
                if not (study / "results" / animal / folder.name / "motion" / plane / "motion.csv").exists():
                    continue
                tally.add_motion(study, animal, folder.name, plane)
                if not compartments.exists():
                    continue
                rows = [row for row in table(compartments) if row["session"] == folder.name]
                own = [row for row in rows if row["plane"] == plane]
                tally.add_cells(study, animal, folder.name, plane, own, names)
                if (study / "results" / animal / folder.name / "trace" / "dff.npy").exists():
                    tally.add_traces(study, animal, folder.name, plane, rows, names)
    soma, tuft = kinds["soma"], kinds["tuft"]
    verdict, found = "no result", "–"
    opposing = study / "results" / "signal" / "opposing.json"
    if opposing.exists():
        result = json.loads(opposing.read_text(encoding="utf-8"))
        verdict = result["verdict"]
        found = "–" if result.get("D") is None else "%.3f" % result["D"]
    print("| " + " | ".join([
        name,
        " / ".join("%.2f" % np.sqrt(np.mean(tally.motion)) if tally.motion else "–" for tally in (soma, tuft)),
        "%d of %d (%d wrong)" % (soma.right, soma.there, soma.wrong),
        "%d of %d" % (tuft.own, tuft.there),
        "%d / %d" % (tuft.right, tuft.wrong),
        "%s, %s / %s, %s" % (median(soma.r), median(soma.slope), median(tuft.r), median(tuft.slope)),
        "%s (%s; %.3f)" % (found, put_in, difference(study)),
        verdict,
        " / ".join(invalid((soma, tuft), outcome) for outcome in ("hit", "miss"))]) + " |")


if __name__ == "__main__":
    main()
