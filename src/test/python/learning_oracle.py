"""Oracles of the learning models, from dense Gaussians and direct integration (NumPy, SciPy).

Run in this folder: python learning_oracle.py; writes ../resources/learning/.
"""
import csv
import json
import os

import numpy as np
from scipy.integrate import quad
from scipy.linalg import block_diag
from scipy.special import digamma, gammaln, logsumexp
from scipy.stats import gamma, multivariate_normal, norm

OUT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "resources", "learning")
DAYS = [1, 2, 3, 6, 7, 9]
SIGN = {"P+": 1, "P-": -1, "neutral": 0}
NAMES = ["kappa", "eta", "sigma_p", "c0", "g", "sigma_q", "tau", "target"]
VALUES = [dict(zip(NAMES, v)) for v in [
    (0.05, 0.08, 0.1, 0.02, 0.15, 0.15, 4, 1),
    (0.0001, -0.5, 0.02, -0.3, 1.2, 0.4, 0.6, -0.5),
    (0.9999, 2.0, 0.7, 0.0, -2.0, 3.0, 20, 2),
    (0.4, 0.0, 3.0, 0.1, 0.0, 0.02, 2, 0.3),
]]
# rule: drive and signal of a neuron's circumstances, where they are linear; its linear parameters, c0 first
RULES = {
    "M0": (lambda c: 0.0, lambda c: 0.0),
    "M1": (lambda c: c["relative"], lambda c: c["hit_rate"]),
    "M2": (lambda c: c["reward_covariance"], lambda c: c["hit_rate"]),
    "M3": (lambda c: c["sign"] * c["error"], lambda c: c["sign"] * c["error"]),
    "M6": (lambda c: c["sign"], lambda c: c["sign"]),
    "M8": (lambda c: c["reward_covariance"], lambda c: c["sign"] * c["error"]),
    "M9": (lambda c: c["population_covariance"], lambda c: 0.0),
    "M4": None, "M5": None, "M10": None,
}
LINEAR = {"M4": ["c0"], "M5": ["c0"], "M10": ["c0", "target"]}


def table(rng):
    rows = []
    for neuron, role in enumerate(["P+", "P-", "neutral", "P+"]):
        for i, day in enumerate(DAYS):
            rows.append(dict(
                animal="m1", neuron=f"n{neuron}", role=role, day=day,
                activity_1=rng.normal(), activity_2=rng.normal(), activity_se=rng.uniform(0.1, 0.3),
                signal_1=rng.normal(0, 0.3), signal_2=rng.normal(0, 0.3), signal_se=rng.uniform(0.05, 0.2),
                error=1.4 - 0.1 * i, hit_rate=0.2 + 0.1 * i, reward_covariance=rng.normal(0, 0.1),
                reward_activity=rng.normal(0, 0.2), population_covariance=rng.normal(0, 0.1)))
    for i, lacking in [(2, ["activity_1"]), (3, ["activity_1", "activity_2"]), (8, ["signal_2"]),
                       (10, ["signal_1", "signal_2"]), (12, ["activity_1", "activity_2"])]:
        for column in lacking:
            rows[i][column] = np.nan
    return rows


def measured(row, what):
    """Mean and variance of what there is of the two halves."""
    halves = np.array([row[what + "_1"], row[what + "_2"]])
    there = halves[~np.isnan(halves)]
    return (there.mean() if there.size else np.nan), row[what + "_se"] ** 2 * (2 / max(there.size, 1))


def neurons(rows):
    """Per neuron: circumstances on every day from its first to its last, interpolated, and its rows by day."""
    mean_h = {d: np.mean([r["reward_activity"] for r in rows if r["day"] == d]) for d in DAYS}
    for neuron in sorted({row["neuron"] for row in rows}):
        own = [row for row in rows if row["neuron"] == neuron]
        grid = np.arange(own[0]["day"], own[-1]["day"] + 1)
        known = [row["day"] for row in own]

        def along(values):
            return np.interp(grid, known, values)
        columns = {name: along([row[name] for row in own])
                   for name in ["error", "hit_rate", "reward_covariance", "population_covariance"]}
        mean = np.interp(grid, DAYS, [mean_h[d] for d in DAYS])
        columns["relative"] = along([row["reward_activity"] - mean[row["day"] - grid[0]] for row in own])
        yield ([dict(day=d - DAYS[0], sign=SIGN[own[0]["role"]], **{k: v[i] for k, v in columns.items()})
                for i, d in enumerate(grid)], {row["day"] - grid[0]: row for row in own})


def joint(circumstances, own, rule, v):
    """Activities and signals of a neuron as one Gaussian, every day written out: values, mean, covariance."""
    n = len(circumstances)
    kept = 1 - v["kappa"] - (v["eta"] if rule == "M10" else 0)
    transition = np.array([[kept ** (t - s) if t >= s else 0.0 for s in range(n)] for t in range(n)])
    covariance = transition @ np.diag([1.0] + [v["sigma_p"] ** 2] * (n - 1)) @ transition.T
    sign = np.array([c["sign"] for c in circumstances], float)
    error = np.array([c["error"] for c in circumstances])
    random = np.zeros(n)
    if rule in ("M4", "M5"):
        w = np.exp(-np.array([c["day"] for c in circumstances]) / v["tau"]) if rule == "M5" else np.ones(n)
        drive = signal = (sign * (1 - w) if rule == "M5" else 0 * w) * error
        random = w * error
    elif rule == "M10":
        drive = signal = v["target"] * sign
    else:
        drive, signal = (np.array([f(c) for c in circumstances]) for f in RULES[rule])
    mean_a = transition @ np.concatenate([[0], v["eta"] * drive[:-1]])
    random_a = transition @ np.concatenate([[0], v["eta"] * random[:-1]])
    on_a = np.eye(n)
    on_q = -v["g"] * np.eye(n) if rule == "M10" else np.zeros((n, n))
    from_a = np.vstack([on_a, on_q])
    mean = np.concatenate([mean_a, v["c0"] + v["g"] * signal + on_q @ mean_a])
    weight = np.concatenate([random_a, v["g"] * random])
    full = from_a @ covariance @ from_a.T + np.outer(weight, weight)
    values, noise, at = [], [], []
    for day, row in own.items():
        for what, offset, more in [("activity", 0, 0), ("signal", n, v["sigma_q"] ** 2)]:
            value, variance = measured(row, what)
            if not np.isnan(value):
                values.append(value)
                noise.append(variance + more)
                at.append(day + offset)
    return np.array(values), mean[at], full[np.ix_(at, at)] + np.diag(noise)


def stacked(rows, rule, v):
    parts = [joint(circumstances, own, rule, v) for circumstances, own in neurons(rows)]
    return (np.concatenate([p[0] for p in parts]), np.concatenate([p[1] for p in parts]),
            block_diag(*[p[2] for p in parts]))


def log_density(rows, rule, v):
    values, mean, covariance = stacked(rows, rule, v)
    return multivariate_normal.logpdf(values, mean, covariance)


def log_marginal(rows, rule, v, parameters):
    """With some parameters, in which the mean is linear, N(0, 1) and integrated out."""
    at_zero = {**v, **{p: 0.0 for p in parameters}}
    values, mean, covariance = stacked(rows, rule, at_zero)
    for p in parameters:
        column = stacked(rows, rule, {**at_zero, p: 1.0})[1] - mean
        covariance = covariance + np.outer(column, column)
    return multivariate_normal.logpdf(values, mean, covariance)


def log_gated(rows, v, step=0.01):
    """M7 by brute force: each neuron's activity, a fifth of the table's, on a fine grid. Signals as M3."""
    grid = np.arange(-6, 8, step)
    total = 0
    for circumstances, own in neurons(rows):
        density = norm.pdf(grid)
        for t, c in enumerate(circumstances):
            if t > 0:
                before = circumstances[t - 1]
                drive = v["eta"] * before["sign"] * before["error"]
                moved = (1 - v["kappa"]) * grid + drive * np.exp(np.minimum(grid, 3))
                density = norm.pdf(grid[:, None], moved[None, :], v["sigma_p"]) @ density * step
            if t in own:
                value, variance = measured(own[t], "activity")
                if not np.isnan(value):
                    density = density * norm.pdf(value / 5, grid, np.sqrt(variance))
                    total += np.log(density.sum() * step)
                    density /= density.sum() * step
                value, variance = measured(own[t], "signal")
                if not np.isnan(value):
                    total += norm.logpdf(value, v["c0"] + v["g"] * c["sign"] * c["error"],
                                         np.sqrt(v["sigma_q"] ** 2 + variance))
    return total


def log_evidence(rows, rule):
    """Under the priors of the models, by sums over fine grids; drive and signal count in units of their RMS."""
    drive, signal = RULES[rule]
    rms = [np.sqrt(np.mean([x ** 2 for x in terms if x != 0]) if any(terms) else 1.0)
           for terms in ([f(c) for circumstances, _ in neurons(rows) for c in circumstances] for f in (drive, signal))]
    scaled = {rule: (lambda c: drive(c) / rms[0], lambda c: signal(c) / rms[1])}
    logit = np.linspace(-9, 5, 141)
    log_sigma = np.log(0.15) + np.linspace(-4, 4, 81)
    prior_k = norm.logpdf(logit, np.log(0.08 / 0.92), 1.5) + np.log(logit[1] - logit[0])
    prior_s = norm.logpdf(log_sigma, np.log(0.15), 1) + np.log(log_sigma[1] - log_sigma[0])
    kept = RULES[rule]
    RULES[rule] = scaled[rule]
    only = {what: [{**row, **{other + h: np.nan for h in ("_1", "_2")}} for row in rows]
            for what, other in [("activity", "signal"), ("signal", "activity")]}
    zero = dict.fromkeys(NAMES, 0.0)
    activity = logsumexp([[log_marginal(only["activity"], rule, {**zero, "kappa": 1 / (1 + np.exp(-k)),
                                                                 "sigma_p": np.exp(s)}, ["eta"]) + pk + ps
                           for s, ps in zip(log_sigma[::2], prior_s[::2] + np.log(2))]
                          for k, pk in zip(logit[::2], prior_k[::2] + np.log(2))])
    signals = logsumexp([log_marginal(only["signal"], rule, {**zero, "sigma_q": np.exp(s)}, ["c0", "g"]) + ps
                         for s, ps in zip(log_sigma, prior_s)])
    RULES[rule] = kept
    return activity + signals


def random_effects(log_evidence):
    """Variational Bayes of Stephan 2009; BOR of Rigoux 2014; exceedance by adaptive quadrature."""
    n, k = log_evidence.shape
    alpha = np.ones(k)
    for _ in range(100000):
        log_g = log_evidence + digamma(alpha) - digamma(alpha.sum())
        g = np.exp(log_g - logsumexp(log_g, axis=1, keepdims=True))
        new = 1 + g.sum(0)
        if np.abs(new - alpha).max() < 1e-13:
            break
        alpha = new
    log_r = digamma(alpha) - digamma(alpha.sum())
    log_g = log_evidence + log_r
    g = np.exp(log_g - logsumexp(log_g, axis=1, keepdims=True))
    entropy_r = gammaln(alpha).sum() - gammaln(alpha.sum()) - ((alpha - 1) * log_r).sum()
    entropy_m = -(g * np.log(np.maximum(g, 1e-300))).sum()
    f1 = gammaln(k) + (g * (log_evidence + log_r)).sum() + entropy_r + entropy_m
    f0 = (logsumexp(log_evidence, axis=1) - np.log(k)).sum()
    bor = 1 / (1 + np.exp(f1 - f0))

    def greatest(i):
        return quad(lambda x: gamma.pdf(x, alpha[i]) * np.prod([gamma.cdf(x, a) for j, a in enumerate(alpha) if j != i]),
                    0, 80, epsabs=1e-13, epsrel=1e-12, limit=500)[0]

    exceedance = np.array([greatest(i) for i in range(k)])
    return dict(log_evidence=log_evidence.tolist(), frequency=(alpha / alpha.sum()).tolist(),
                exceedance=exceedance.tolist(), omnibus_risk=bor,
                protected_exceedance=((1 - bor) * exceedance + bor / k).tolist())


def main():
    os.makedirs(OUT, exist_ok=True)
    rng = np.random.default_rng(1)
    rows = table(rng)
    with open(os.path.join(OUT, "kalman-days.csv"), "w", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys(), lineterminator="\n")
        writer.writeheader()
        for row in rows:
            writer.writerow({k: "" if isinstance(v, float) and np.isnan(v) else repr(float(v)) if isinstance(v, float) else v
                             for k, v in row.items()})
    expected = [dict(rule=rule, values=[v[name] for name in NAMES], log_likelihood=log_density(rows, rule, v),
                     log_marginal=log_marginal(rows, rule, v, LINEAR.get(rule, ["c0", "eta", "g"])),
                     without_offset=log_marginal(rows, rule, v, ["c0"]))
                for rule in RULES for v in VALUES]
    gated = [dict(values=[v[name] for name in NAMES], log_likelihood=log_gated(rows, v))
             for v in [{**VALUES[0], "eta": eta, "sigma_p": sigma} for eta in (0, 0.05, -0.05) for sigma in (0.15, 0.3)]]
    tables = [rng.normal(0, 1, (6, 3)) * scale + shift for scale, shift in
              [(1, [0, 0, 0]), (1, [0, 0, 4]), (3, [-2, 5, 0])]] + [rng.normal(-100, 5, (9, 5))]
    with open(os.path.join(OUT, "expected.json"), "w") as file:
        json.dump(dict(kalman=expected, gated=gated, evidence={r: log_evidence(rows, r) for r in ("M0", "M2", "M3", "M8")},
                       random_effects=[random_effects(t) for t in tables]), file, indent=1)
        file.write("\n")


main()
