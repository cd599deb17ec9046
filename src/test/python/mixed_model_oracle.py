"""Numbers for MixedModelTest: statsmodels' MixedLM, and restricted maximum likelihood written out with dense matrices.

The residual's variance is sigma^2 SE^2: rows divided by their SE have one residual variance.

Usage: python mixed_model_oracle.py > ../resources/org/apical/signal/mixed-model.json
"""
import json

import numpy as np
from scipy import optimize
from statsmodels.regression.mixed_linear_model import MixedLM

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


def dense(rows):
    animal = np.array([r[0] for r in rows])
    se = np.array([r[3] for r in rows])
    y = np.array([r[2] for r in rows]) / se
    x = np.array([[1, r[1]] for r in rows]) / se[:, None]
    groups = [animal == a for a in np.unique(animal)]

    def solve(theta):
        l = np.array([[theta[0], 0], [theta[1], theta[2]]])
        v = np.eye(len(y))
        for g in groups:
            v[np.ix_(g, g)] += x[g] @ l @ l.T @ x[g].T
        vi = np.linalg.inv(v)
        p = x.T @ vi @ x
        b = np.linalg.solve(p, x.T @ vi @ y)
        r = y - x @ b
        variance = r @ vi @ r / (len(y) - 2)
        deviance = (len(y) - 2) * np.log(variance) + np.linalg.slogdet(v)[1] + np.linalg.slogdet(p)[1]
        return deviance, b[1], np.sqrt(variance * np.linalg.inv(p)[1, 1])

    scale = np.median(se)
    fits = [optimize.minimize(lambda t: solve(t)[0], np.array(t) * scale, method="Nelder-Mead",
                              options={"xatol": 1e-11, "fatol": 1e-13, "maxiter": 20000, "maxfev": 20000,
                                       "initial_simplex": scale * (np.array(t) + np.vstack([np.zeros(3), 0.5 * np.eye(3)]))})
            for t in ([1, 0, 1], [0.3, 0.1, 0.3], [3, 0, 2])]
    return solve(min(fits, key=lambda f: f.fun).x)[1:]


def statsmodels(rows):
    se = np.array([r[3] for r in rows])
    unit = np.median(se)  # so that variances are near 1
    x = np.array([[1, r[1]] for r in rows]) * unit / se[:, None]
    model = MixedLM(np.array([r[2] for r in rows]) / se, x, groups=[r[0] for r in rows], exog_re=x)
    fit = model.fit(reml=True, method="bfgs", gtol=1e-10, maxiter=2000)
    return fit.fe_params[1] * unit, fit.bse_fe[1] * unit


studies = {"animals_differ": study(8, 5, 5, 0.1, 0.15), "six_animals": study(6, 5, 4, 0.12, 0.2),
           "animals_do_not_differ": study(6, 5, 5, 0, 0)}
result = {}
for name, rows in studies.items():
    d, se = dense(rows)
    result[name] = {"animal": [r[0] for r in rows], "role": [r[1] for r in rows], "modulation": [r[2] for r in rows],
                    "se": [r[3] for r in rows], "D": d, "D_se": se}
    if name != "animals_do_not_differ":  # there the maximum is on the border, where MixedLM does not converge
        result[name]["statsmodels_D"], result[name]["statsmodels_D_se"] = statsmodels(rows)
        # its standard error has the observed cross-terms of means and variances in it: not quite (X'V^-1 X)^-1
        assert np.allclose([d, se], statsmodels(rows), rtol=0, atol=5e-5), (d, se, statsmodels(rows))
print(json.dumps(result))
