"""Numbers for MultiplicityTest, RidgeRegressionTest, ClusterPermutationTest, SignFlipsTest and LearningPredictionTest.

Usage: python conditions_oracle.py > ../resources/org/apical/signal/conditions.json
"""
import itertools
import json

import numpy as np
from scipy import stats
from sklearn.linear_model import Ridge
from statsmodels.regression.linear_model import OLS
from statsmodels.stats.multitest import multipletests

random = np.random.default_rng(20260310)


def rounded(values):
    """What the test is given is exactly what the numbers are from."""
    return np.round(values, 6)


def multiplicity():
    p = rounded(random.uniform(0, 1, 9) ** 3)
    return {"p": p.tolist(), "holm": multipletests(p, method="holm")[1].tolist(),
            "bh": multipletests(p, method="fdr_bh")[1].tolist()}


def ridge(x, y, penalty):
    mean = np.trace(x.T @ x) / x.shape[1]
    return Ridge(alpha=penalty * mean, fit_intercept=False, solver="svd").fit(x, y).coef_


def nested_r2(x, y, block):
    penalties = [0.01, 0.1, 1, 10, 100]
    error = 0
    for f in range(5):
        inner = [sum(np.sum((y[block == g] - x[block == g] @ ridge(x[(block != f) & (block != g)],
                     y[(block != f) & (block != g)], penalty)) ** 2) for g in range(5) if g != f)
                 for penalty in penalties]
        beta = ridge(x[block != f], y[block != f], penalties[int(np.argmin(inner))])
        error += np.sum((y[block == f] - x[block == f] @ beta) ** 2)
    return 1 - error / np.sum(y ** 2)


def regression():
    block = np.repeat([0, 1, 2, 3, 4, 0, 1, 2, 3, 4], [6, 6, 6, 6, 6, 5, 5, 5, 5, 6])
    x = rounded(random.normal(size=(len(block), 6)) @ random.normal(size=(6, 6)))
    noise = rounded(random.normal(size=len(block)))
    weak = rounded(x @ random.normal(size=6) * 0.2 + 2 * random.normal(size=len(block)))
    strong = rounded(x @ random.normal(size=6) + random.normal(size=len(block)))
    return {"x": x.tolist(), "block": block.tolist(),
            "responses": [{"y": y.tolist(), "r2": nested_r2(x, y, block)} for y in (noise, weak, strong)]}


def t_of(curves):
    n = len(curves)
    return curves.mean(0) / (curves.std(0, ddof=1) / np.sqrt(n))


def clusters_of(t, threshold):
    found, start = [], None
    for i in range(len(t) + 1):
        side = 0 if i == len(t) or not abs(t[i]) > threshold else np.sign(t[i])
        if start is not None and side != np.sign(t[start]):
            found.append((start, i, float(t[start:i].sum())))
            start = None
        if start is None and side != 0:
            start = i
    return found


def flips(n):
    return [np.array(signs)[:, None] for signs in itertools.product([1, -1], repeat=n)]


def cluster_permutation():
    curves = random.normal(size=(7, 40))
    curves[:, 8:14] += 1.0
    curves[:, 14:17] -= 1.4
    curves[:, 30:33] += 0.8
    curves = rounded(curves)
    threshold = stats.t.isf(0.025, 6)
    largest = np.array([max([abs(mass) for _, _, mass in clusters_of(t_of(signs * curves), threshold)], default=0)
                        for signs in flips(7)])
    return {"curves": curves.tolist(),
            "clusters": [{"from": a, "to": b, "mass": mass, "p": float(np.mean(largest >= abs(mass) * (1 - 1e-9)))}
                         for a, b, mass in clusters_of(t_of(curves), threshold)]}


def largest_t():
    values = rounded(random.normal(size=(6, 4)) + [0.9, 0, 0.3, 0])
    null = np.array([np.abs(t_of(signs * values)).max() for signs in flips(6)])
    t = t_of(values)
    return {"values": values.tolist(), "t": t.tolist(),
            "p_largest": float(np.mean(null >= np.abs(t).max() * (1 - 1e-9)))}


def centred(values, groups):
    return np.array([v - np.mean([w for w, h in zip(values, groups) if h == g]) for v, g in zip(values, groups)])


def learning():
    rows = []
    for animal in range(4):
        for neuron in range(9):
            role = ["P+", "P-", "neutral"][neuron % 3]
            for day in [1, 2, 4, 5]:
                activity = random.normal()
                signal = random.normal() + (role == "P+") - (role == "P-")
                half = random.normal(scale=0.3, size=5)
                rows.append([f"m{animal}", f"n{neuron}", role, day] + rounded(np.array([
                    activity + half[0], activity + half[1], activity + half[:2].mean(), signal + half[2],
                    signal + half[3], signal + half[4]])).tolist())
    by = {(r[0], r[1], r[3]): r for r in rows}
    following = {1: 2, 2: 4, 4: 5}
    animals = []
    for animal in range(4):
        q, y, a, plus, minus, day, role, first, naive_q, naive_y, once = ([] for _ in range(11))
        for half in (0, 1):
            for r in rows:
                if r[0] != f"m{animal}" or r[3] == 5:
                    continue
                later = by[r[0], r[1], following[r[3]]]
                q.append(r[7 + half])
                y.append(later[6] - r[5 - half])
                a.append(r[4 + half])
                plus.append(float(r[2] == "P+"))
                minus.append(float(r[2] == "P-"))
                day.append((r[3], half))
                role.append((r[3], half, r[2]))
                if half == 0:
                    naive_q.append(r[9])
                    naive_y.append(later[6] - r[6])
                    once.append(r[3])
        columns = [centred(c, day) for c in (q, y, a, plus, minus)]
        animals.append(columns + [centred(columns[0], role), centred(naive_q, once), centred(naive_y, once)])

    def over(values):
        return {"mean": float(np.mean(values)), "p": float(stats.ttest_1samp(values, 0).pvalue)}

    def corrected(some):
        n = [len(c[0]) // 2 for c in some]
        return float(sum(c[0] @ c[1] for c in some)
                     / sum(2 * c[0][:k] @ c[0][k:] for c, k in zip(some, n)))

    def r2(places):
        error = total = 0
        for left in range(4):
            x = np.vstack([np.column_stack([c[i] for i in places]) for j, c in enumerate(animals) if j != left])
            beta = OLS(np.concatenate([c[1] for j, c in enumerate(animals) if j != left]), x).fit().params
            residual = animals[left][1] - np.column_stack([animals[left][i] for i in places]) @ beta
            error += residual @ residual
            total += animals[left][1] @ animals[left][1]
        return float(1 - error / total)

    whole = corrected(animals)
    jackknife = [corrected(animals[:i] + animals[i + 1:]) for i in range(4)]
    return {"rows": rows,
            "slope": over([c[0] @ c[1] / (c[0] @ c[0]) for c in animals]),
            "within_role": over([c[5] @ c[1] / (c[5] @ c[5]) for c in animals]),
            "naive": over([c[6] @ c[7] / (c[6] @ c[6]) for c in animals]),
            "partial": over([OLS(c[1], np.column_stack([c[0], c[2], c[3], c[4]])).fit().params[0] for c in animals]),
            "corrected": whole, "corrected_se": float(np.sqrt(np.sum((np.array(jackknife) - whole) ** 2) * 3 / 4)),
            "r2_signal": r2([0]), "r2_role": r2([3, 4]), "r2_activity": r2([2]), "r2_all": r2([0, 2, 3, 4])}


print(json.dumps({"multiplicity": multiplicity(), "ridge": regression(), "clusters": cluster_permutation(),
                  "largest_t": largest_t(), "learning": learning()}, indent=1))
