"""Numbers for MixedModelTest: statsmodels' MixedLM, and restricted maximum likelihood and Satterthwaite's degrees of
freedom written out with dense matrices.

The residual's variance is sigma^2 SE^2: rows divided by their SE have one residual variance.

Usage: python mixed_model_oracle.py > ../resources/org/apical/signal/mixed-model.json
"""
import json

import numpy as np
from scipy import optimize, stats
from statsmodels.regression.mixed_linear_model import MixedLM, MixedLMParams

rng = np.random.default_rng(5)


def study(animals, plus, minus, sd_mean, sd_slope):
    rows = []
    for a in range(animals):
        u0, u1 = sd_mean * rng.normal(), sd_slope * rng.normal()
        for i in range(plus + minus - a % 2):
            role = 0.5 if i < plus else -0.5
            se = 0.08 * np.exp(0.3 * rng.normal())
            rows.append((f"m{a}", role, 0.02 + 0.1 * role + u0 + u1 * role + se * rng.normal(), se))
    return [(a, r, round(m, 4), round(s, 4)) for a, r, m, s in rows]


class Dense:
    """Restricted likelihood of L's elements (intercept, shared, slope) and log variance, V written out."""

    def __init__(self, rows):
        animal = np.array([r[0] for r in rows])
        self.se = np.array([r[3] for r in rows])
        self.scale = np.median(self.se)
        self.y = np.array([r[2] for r in rows]) / self.se
        self.x = np.array([[1, r[1]] for r in rows]) / self.se[:, None]
        self.groups = [animal == a for a in np.unique(animal)]

    def solve(self, l):
        l = np.array([[l[0], 0], [l[1], l[2]]]) * self.scale
        v = np.eye(len(self.y))
        for g in self.groups:
            v[np.ix_(g, g)] += self.x[g] @ l @ l.T @ self.x[g].T
        vi = np.linalg.inv(v)
        p = self.x.T @ vi @ self.x
        b = np.linalg.solve(p, self.x.T @ vi @ self.y)
        r = self.y - self.x @ b
        return b[1], r @ vi @ r, np.linalg.inv(p)[1, 1], np.linalg.slogdet(v)[1] + np.linalg.slogdet(p)[1]

    def deviance(self, l, variance=None):
        _, squares, _, determinants = self.solve(l)
        n = len(self.y) - 2
        variance = squares / n if variance is None else variance
        return n * np.log(variance) + squares / variance + determinants

    def best(self, free):
        def l(values):
            full = np.zeros(3)
            full[free] = values
            return full
        fits = [optimize.minimize(lambda values: self.deviance(l(values)), np.array(start)[free], method="Nelder-Mead",
                                  options={"xatol": 1e-11, "fatol": 1e-13, "maxiter": 20000, "maxfev": 20000,
                                           "initial_simplex": np.array(start)[free] + np.vstack(
                                               [np.zeros(len(free)), 0.5 * np.eye(len(free))])})
                for start in ([1, 0, 1], [0.3, 0.1, 0.3], [3, 0, 2])]
        return l(min(fits, key=lambda f: f.fun).x)


def satterthwaite(dense, l):
    """lmerTest's formulas: 2 v^2 / (g' A g), A = 2 H^-1, of the free elements of L and the residual SD."""
    free = np.flatnonzero(l)
    at = np.append(l[free], np.sqrt(dense.solve(l)[1] / (len(dense.y) - 2)))

    def unpack(values):
        full = np.zeros(3)
        full[free] = values[:-1]
        return full, values[-1] ** 2

    def deviance(values):
        full, variance = unpack(values)
        return dense.deviance(full, variance)

    def contrast(values):
        full, variance = unpack(values)
        return variance * dense.solve(full)[2]

    h = 2e-4 * np.eye(len(at))

    def fourth_order(f, i):
        return (8 * (f(at + h[i]) - f(at - h[i])) - f(at + 2 * h[i]) + f(at - 2 * h[i])) / (12 * h[i, i])

    gradient = np.array([fourth_order(contrast, i) for i in range(len(at))])
    hessian = np.array([[(deviance(at + a + b) - deviance(at + a - b) - deviance(at - a + b) + deviance(at - a - b))
                         / (4 * a.max() * b.max()) for a in h] for b in h])
    return 2 * contrast(at) ** 2 / (gradient @ (2 * np.linalg.inv(hessian)) @ gradient)


def fit(rows):
    dense = Dense(rows)
    l = dense.best([0, 1, 2])
    correlated = abs(l[0]) > 1e-3 and abs(l[2]) > 1e-3
    if not correlated:
        l = dense.best([0, 2])
        l[np.abs(l) < 1e-3] = 0
    d, squares, unit_variance, _ = dense.solve(l)
    se = np.sqrt(squares / (len(rows) - 2) * unit_variance)
    df = satterthwaite(dense, l)
    return l, {"D": d, "D_se": se, "df": df, "p": 2 * stats.t.sf(abs(d) / se, df), "correlated": bool(correlated)}


def statsmodels(rows, l):
    """With the random effects that were not found to be nothing: on the border MixedLM does not converge."""
    se = np.array([r[3] for r in rows])
    unit = np.median(se)  # so that variances are near 1
    x = np.array([[1, r[1]] for r in rows]) * unit / se[:, None]
    model = MixedLM(np.array([r[2] for r in rows]) / se, x, groups=[r[0] for r in rows], exog_re=x[:, l[[0, 2]] != 0])
    free = MixedLMParams.from_components(np.ones(2), np.eye(2)) if l[0] and l[2] and not l[1] else None
    fit = model.fit(reml=True, method="bfgs", gtol=1e-10, maxiter=2000, free=free)
    return fit.fe_params[1] * unit, fit.bse_fe[1] * unit


studies = {"animals_differ": study(8, 5, 5, 0.1, 0.15), "six_animals": study(6, 5, 4, 0.12, 0.2),
           "animals_do_not_differ": study(6, 5, 5, 0, 0),
           "roles_differ_between_animals": study(6, 5, 5, 0.02, 0.12)}
result = {}
for name, rows in studies.items():
    l, expected = fit(rows)
    result[name] = {"animal": [r[0] for r in rows], "role": [r[1] for r in rows], "modulation": [r[2] for r in rows],
                    "se": [r[3] for r in rows], **expected}
    if l.any():
        peer = statsmodels(rows, l)
        result[name]["statsmodels_D"], result[name]["statsmodels_D_se"] = peer
        # its standard error has the observed cross-terms of means and variances in it: not quite (X'V^-1 X)^-1
        assert np.allclose([expected["D"], expected["D_se"]], peer, rtol=0, atol=5e-5), (l, expected, peer)
print(json.dumps(result))
