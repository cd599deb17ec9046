"""Numbers for ClassicalStatisticsTest: SciPy's and statsmodels' answers to what the signal room computes itself.

Ordinary least squares with an intercept per session and White's covariance (HC0) of every neuron of a table; Deming's and
Theil-Sen's slopes; equivalence; Welch's t; the joint null of permuted roles of three animals by brute force; permuted groups.

Usage: python classical_oracle.py > ../resources/org/apical/signal/classical.json
"""
import csv
import itertools
import json
import pathlib
from collections import defaultdict

import numpy as np
import statsmodels.api as sm
from scipy import odr, stats
from statsmodels.stats.weightstats import DescrStatsW

PAIRS = pathlib.Path(__file__).parent / "../resources/org/apical/signal/pairs-opposing.csv"
rng = np.random.default_rng(3)


def neurons():
    rows = defaultdict(list)
    with open(PAIRS, newline="") as file:
        for row in csv.DictReader(file):
            soma = np.mean([float(row[f"soma_{p}{t}"]) for p in "1234" for t in "1234"])
            dendrite = np.mean([float(row[f"dendrite_{t}"]) for t in "1234"])
            rows[row["animal"] + "/" + row["neuron"]].append((row["session"], float(row["outcome"] == "hit"), soma, dendrite))
    return rows


def least_squares(rows, quadratic):
    session = np.array([r[0] for r in rows])
    hit, soma, dendrite = np.array([r[1:] for r in rows]).T
    columns = [hit, soma] + [soma**2] * quadratic + [(session == j) * 1.0 for j in np.unique(session)]
    fit = sm.OLS(dendrite, np.column_stack(columns)).fit(cov_type="HC0")
    return {"M": fit.params[0], "se": fit.bse[0], "soma": fit.params[1]}


def deming(x, y, ratio):
    """Orthogonal distance regression with known variances (ratio: of y's noise to x's)."""
    model = odr.Model(lambda b, x: b[0] + b[1] * x)
    data = odr.RealData(x, y, sx=np.ones_like(x), sy=np.full_like(y, np.sqrt(ratio)))
    return odr.ODR(data, model, beta0=[0, 1], sstol=1e-15, partol=1e-15, maxit=1000).run().beta[1]


by_animal = np.round(rng.normal(0.02, 0.03, 7), 3)
bound = 0.06
lower, upper = (stats.ttest_1samp(by_animal, popmean, alternative=alternative)
                for popmean, alternative in ((-bound, "greater"), (bound, "less")))
tost = DescrStatsW(by_animal).ttost_mean(-bound, bound)[0]
assert np.isclose(tost, max(lower.pvalue, upper.pvalue), rtol=1e-12)

one, two = np.round(rng.normal(0.03, 0.02, 4), 3), np.round(rng.normal(0, 0.04, 5), 3)
welch = stats.ttest_ind(one, two, equal_var=False)
ci = welch.confidence_interval(0.95)
groups = stats.permutation_test((one, two), lambda a, b: abs(a.mean() - b.mean()), permutation_type="independent",
                                alternative="greater", n_resamples=np.inf)

roles = [(np.round(rng.normal(m, 0.1, 4), 2), np.round(rng.normal(-m, 0.1, 3 + a % 2), 2))
         for a, m in enumerate((0.08, 0.02, 0.05))]
nulls = []
for plus, minus in roles:
    both = np.concatenate([plus, minus])
    chosen = [list(c) for c in itertools.combinations(range(len(both)), len(plus))]
    nulls.append(np.array([both[c].mean() - np.delete(both, c).mean() for c in chosen]))
joint = np.add.outer(np.add.outer(nulls[0], nulls[1]), nulls[2]).ravel()
observed = sum(plus.mean() - minus.mean() for plus, minus in roles)

x = np.round(rng.normal(0, 1, 40), 3)
y = np.round(0.7 * x + rng.normal(0, 0.4, 40), 3)

print(json.dumps({
    "ordinary": {who: {"linear": least_squares(rows, 0), "quadratic": least_squares(rows, 1)}
                 for who, rows in neurons().items()},
    "by_animal": by_animal.tolist(), "bound": bound, "p_equivalence": tost, "p_less_than_bound": upper.pvalue,
    "p_above_minus_bound": lower.pvalue,
    "groups": [one.tolist(), two.tolist()],
    "welch": {"difference": one.mean() - two.mean(), "t": welch.statistic, "df": welch.df, "p": welch.pvalue,
              "ci95": [ci.low, ci.high]},
    "p_groups": groups.pvalue,
    "roles": [[plus.tolist(), minus.tolist()] for plus, minus in roles],
    "assignments": len(joint), "p_roles": float(np.mean(np.abs(joint) >= abs(observed) - 1e-12)),
    "x": x.tolist(), "y": y.tolist(), "theil_sen": stats.theilslopes(y, x)[0], "deming_ratio": 1.6,
    "deming": deming(x, y, 1.6),
}, indent=1))
