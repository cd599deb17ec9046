"""Numbers for RolePermutationTest and BootstrapTest: SciPy's t tests, sign flips, permutation of roles; Hedges' g; a long
hierarchical bootstrap.

Usage: python signal_oracle.py > ../resources/org/apical/signal/oracle.json
"""
import json

import numpy as np
from scipy import special, stats

rng = np.random.default_rng(1)
by_animal = np.round(rng.normal(0.1, 0.15, 6), 3)
plus = np.round(rng.normal(0.08, 0.1, 5), 3)
minus = np.round(rng.normal(-0.08, 0.1, 4), 3)

t = stats.ttest_1samp(by_animal, 0)
greater = stats.ttest_1samp(by_animal, 0, alternative="greater")
ci95 = t.confidence_interval(0.95)
ci99 = t.confidence_interval(0.99)
flips = stats.permutation_test((by_animal,), np.mean, permutation_type="samples", n_resamples=np.inf)
roles = stats.permutation_test(
    (plus, minus), lambda a, b: a.mean() - b.mean(), permutation_type="independent", n_resamples=np.inf)

freedom = len(by_animal) - 1
correction = special.gamma(freedom / 2) / (np.sqrt(freedom / 2) * special.gamma((freedom - 1) / 2))

# animal x role x neuron x session; M of a neuron is the mean of its sessions
study = np.round(rng.normal(0, 0.1, (5, 2, 4, 3)) + rng.normal(0, 0.05, (5, 2, 4, 1))
                 + rng.normal([0.06, -0.06], 0.04, (5, 2))[:, :, None, None], 3)
draws = 400_000
role_means = []
drawn = rng.integers(5, size=(draws, 5))
for role in (0, 1):
    neuron = rng.integers(4, size=(draws, 5, 4))
    total = np.zeros(draws)
    for session in range(3):
        total += study[drawn[..., None], role, neuron, rng.integers(3, size=neuron.shape)].mean((1, 2))
    role_means.append(total / 3)

print(json.dumps({
    "by_animal": by_animal.tolist(),
    "p": t.pvalue,
    "p_greater": greater.pvalue,
    "ci95": [ci95.low, ci95.high],
    "ci99": [ci99.low, ci99.high],
    "hedges_g": correction * by_animal.mean() / by_animal.std(ddof=1),
    "study": study.tolist(),
    "bootstrap_ci95": np.quantile(role_means[0] - role_means[1], [0.025, 0.975]).tolist(),
    "p_sign_flip": flips.pvalue,
    "plus": plus.tolist(),
    "minus": minus.tolist(),
    "assignments": len(roles.null_distribution),
    "p_roles": float(np.mean(np.abs(roles.null_distribution) >= abs(plus.mean() - minus.mean()) - 1e-12)),
}, indent=1))
