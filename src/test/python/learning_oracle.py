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
RULES = {
    "M0": (lambda r: 0.0, lambda r: 0.0),
    "M2": (lambda r: r["reward_covariance"], lambda r: r["hit_rate"]),
    "M3": (lambda r: SIGN[r["role"]] * r["error"], lambda r: SIGN[r["role"]] * r["error"]),
    "M8": (lambda r: r["reward_covariance"], lambda r: SIGN[r["role"]] * r["error"]),
}
VALUES = [  # kappa, eta, sigma_p, c0, g, sigma_q
    (0.05, 0.08, 0.1, 0.02, 0.15, 0.15),
    (0.0, -0.5, 0.02, -0.3, 1.2, 0.4),
    (1.0, 2.0, 0.7, 0.0, -2.0, 3.0),
    (0.4, 0.0, 3.0, 0.1, 0.0, 0.02),
]


def table(rng):
    rows = []
    for neuron, role in enumerate(["P+", "P-", "neutral", "P+"]):
        for i, day in enumerate(DAYS):
            rows.append(dict(
                animal="m1", neuron=f"n{neuron}", role=role, day=day,
                activity_1=rng.normal(), activity_2=rng.normal(), activity_se=rng.uniform(0.1, 0.3),
                signal_1=rng.normal(0, 0.3), signal_2=rng.normal(0, 0.3), signal_se=rng.uniform(0.05, 0.2),
                error=1.4 - 0.1 * i, hit_rate=0.2 + 0.1 * i, reward_covariance=rng.normal(0, 0.1)))
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


def dense(rows, rule, kappa, sigma_p):
    """Activities of all neurons as one Gaussian: values, mean for eta = 1, covariance."""
    drive = RULES[rule][0]
    values, means, blocks = [], [], []
    for neuron in sorted({row["neuron"] for row in rows}):
        own = {row["day"]: row for row in rows if row["neuron"] == neuron}
        first, last = min(own), max(own)
        n = last - first + 1
        # a = T (start, steps): every day written out as a sum of the start and of all steps before it
        transition = np.array([[(1 - kappa) ** (t - s) if t >= s else 0.0 for s in range(n)] for t in range(n)])
        known = [own[max(d for d in own if d <= first + t)] for t in range(n)]
        steps = np.array([0.0] + [drive(known[t]) for t in range(n - 1)])
        covariance = transition @ np.diag([1.0] + [sigma_p ** 2] * (n - 1)) @ transition.T
        there = [(day - first, *measured(row, "activity")) for day, row in own.items()
                 if not np.isnan(measured(row, "activity")[0])]
        at = [t for t, _, _ in there]
        values += [value for _, value, _ in there]
        means += list((transition @ steps)[at])
        blocks.append(covariance[np.ix_(at, at)] + np.diag([noise for _, _, noise in there]))
    return np.array(values), np.array(means), block_diag(*blocks)


def signals(rows, rule):
    """Dendritic signals: values, the rule's terms, squared standard errors."""
    there = [(row, *measured(row, "signal")) for row in rows]
    there = [(value, RULES[rule][1](row), variance) for row, value, variance in there if not np.isnan(value)]
    return tuple(np.array(column) for column in zip(*there))


def log_density(rows, rule, values):
    kappa, eta, sigma_p, c0, g, sigma_q = values
    a, driven, covariance = dense(rows, rule, kappa, sigma_p)
    q, term, variance = signals(rows, rule)
    return (multivariate_normal.logpdf(a, eta * driven, covariance)
            + multivariate_normal.logpdf(q, c0 + g * term, np.diag(sigma_q ** 2 + variance)))


def log_activity_marginal(rows, rule, kappa, sigma_p):
    """With eta ~ N(0, 1) integrated out."""
    a, driven, covariance = dense(rows, rule, kappa, sigma_p)
    return multivariate_normal.logpdf(a, None, covariance + np.outer(driven, driven))


def log_signal_marginal(rows, rule, sigma_q):
    """With c0, g ~ N(0, 1) integrated out."""
    q, term, variance = signals(rows, rule)
    return multivariate_normal.logpdf(q, None, np.diag(sigma_q ** 2 + variance) + 1 + np.outer(term, term))


def log_evidence(rows, rule):
    """kappa uniform; log sigma ~ N(log .15, 1): sums over fine grids."""
    kappa = (np.arange(100) + 0.5) / 100
    sigma = np.log(0.15) + np.linspace(-5, 5, 121)
    prior = norm.logpdf(sigma, np.log(0.15), 1) + np.log(sigma[1] - sigma[0])
    activity = [[log_activity_marginal(rows, rule, k, np.exp(s)) + p - np.log(kappa.size) for s, p in zip(sigma, prior)]
                for k in kappa]
    signal = [log_signal_marginal(rows, rule, np.exp(s)) + p for s, p in zip(sigma, prior)]
    return logsumexp(activity) + logsumexp(signal)


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
    expected = [dict(rule=rule, values=values, log_likelihood=log_density(rows, rule, values),
                     log_marginal=log_activity_marginal(rows, rule, values[0], values[2])
                     + log_signal_marginal(rows, rule, values[5]))
                for rule in RULES for values in VALUES]
    tables = [rng.normal(0, 1, (6, 3)) * scale + shift for scale, shift in
              [(1, [0, 0, 0]), (1, [0, 0, 4]), (3, [-2, 5, 0])]] + [rng.normal(-100, 5, (9, 5))]
    with open(os.path.join(OUT, "expected.json"), "w") as file:
        json.dump(dict(kalman=expected, evidence={rule: log_evidence(rows, rule) for rule in RULES},
                       random_effects=[random_effects(t) for t in tables]), file, indent=1)
        file.write("\n")


main()
