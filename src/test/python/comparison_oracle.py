"""Numbers for ComparisonEstimatorsTest: every neuron's modulation by each comparison estimator, written out trial by trial.

Usage: python comparison_oracle.py > ../resources/org/apical/signal/comparison.json
"""
import csv
import itertools
import json
import pathlib
from collections import defaultdict

import numpy as np
from scipy import stats

PAIRS = pathlib.Path(__file__).parent / "../resources/org/apical/signal/pairs-opposing.csv"


def read():
    neurons = defaultdict(list)
    with open(PAIRS, newline="") as file:
        for row in csv.DictReader(file):
            soma = [[float(row[f"soma_{p}{t}"]) for t in "1234"] for p in "1234"]
            dendrite = [float(row[f"dendrite_{t}"]) for t in "1234"]
            neurons[row["animal"], row["neuron"]].append((row["session"], row["outcome"] == "hit", soma, dendrite))
    return neurons


def disjoint(r):
    """Mean product over two different parts and two different phases."""
    return np.mean([r[p, t] * r[q, u] for p, q in itertools.permutations(range(4), 2)
                    for t, u in itertools.permutations(range(4), 2)])


class Neuron:
    def __init__(self, rows):
        self.session = np.array([row[0] for row in rows])
        self.hit = np.array([float(row[1]) for row in rows])
        self.r = np.array([row[2] for row in rows])
        self.dendrite = np.array([row[3] for row in rows])
        self.s = self.r.mean((1, 2))
        self.d = self.dendrite.mean(1)
        self.variance = np.mean(self.s**2 - [disjoint(r) for r in self.r])
        self.strata = [np.flatnonzero((self.session == j) & (self.hit == o))
                       for j in np.unique(self.session) for o in (0, 1)]
        self.strata = [k for k in self.strata if len(k)]

    def squares(self, a, b):
        return sum(len(k) * np.cov(a[k], b[k], bias=True)[0, 1] for k in self.strata)

    def ancova(self, slope):
        hits = np.zeros((len(self.s), 1 + len(set(self.session))))
        hits[:, 0] = self.hit
        for i, j in enumerate(sorted(set(self.session))):
            hits[self.session == j, 1 + i] = 1
        return np.linalg.lstsq(hits, self.d - slope * self.s, rcond=None)[0][0]

    def errors_in_variables(self):
        freedom = sum(len(k) - 1 for k in self.strata)
        return self.ancova(self.squares(self.s, self.d) / (self.squares(self.s, self.s) - freedom * self.variance))

    def instrumental_variable(self):
        parts = self.r.mean(2)
        within = 0
        for k in self.strata:
            n = len(k)
            joint = np.mean([parts[k, p] * parts[k, q] for p, q in itertools.permutations(range(4), 2)], axis=0)
            between = sum(self.s[a] * self.s[b] for a, b in itertools.permutations(k, 2))
            within += joint.sum() - (between + joint.sum()) / n
        return self.ancova(self.squares(self.s, self.d) / within)

    def deming(self):
        noise = np.mean(self.dendrite.var(axis=1, ddof=1) / 4)
        ratio = noise / self.variance
        sd = self.squares(self.s, self.d)
        roots = np.roots([sd, ratio * self.squares(self.s, self.s) - self.squares(self.d, self.d), -ratio * sd])
        return self.ancova(roots[np.sign(roots) == np.sign(sd)][0])

    def theil_sen(self):
        slopes = [(self.d[a] - self.d[b]) / (self.s[a] - self.s[b])
                  for k in self.strata for a, b in itertools.combinations(k, 2)
                  if not np.isclose(self.s[a], self.s[b], rtol=1e-9, atol=0)]
        return self.ancova(np.median(slopes))

    def gaussian_als(self):
        s, v = self.s, self.variance
        h = [np.ones_like(s), s, s**2 - v, s**3 - 3 * v * s, s**4 - 6 * v * s**2 + 3 * v**2]
        columns = [(1, 0), (0, 1), (0, 2)]
        a = np.zeros((3, 3))
        y = np.zeros(3)
        for j in np.unique(self.session):
            k = np.flatnonzero(self.session == j)
            values = [self.hit[k] if outcome else h[power][k] for outcome, power in columns]
            for i, (outcome, power) in enumerate(columns):
                for l, (outcome2, power2) in enumerate(columns):
                    joint = self.hit[k] ** (outcome + outcome2) * h[power + power2][k]
                    cross = values[i].sum() * values[l].sum() - (values[i] * values[l]).sum()
                    a[i, l] += joint.sum() - (cross + joint.sum()) / len(k)
                y[i] += (values[i] * self.d[k]).sum() - values[i].sum() * self.d[k].sum() / len(k)
        return np.linalg.solve(a, y)[0]


ESTIMATORS = ["gaussian_als", "errors_in_variables", "instrumental_variable", "theil_sen", "deming"]
neurons = {"/".join(who): Neuron(rows) for who, rows in read().items()}

# scipy's Theil-Sen on one stratum vouches for the pairwise slopes written out above
first = next(iter(neurons.values()))
k = first.strata[0]
alone = np.median([(first.d[a] - first.d[b]) / (first.s[a] - first.s[b]) for a, b in itertools.combinations(k, 2)])
assert np.isclose(alone, stats.theilslopes(first.d[k], first.s[k])[0])

print(json.dumps({name: {who: getattr(neuron, name)() for who, neuron in neurons.items()} for name in ESTIMATORS},
                 indent=1))
