"""Numbers for PublishedStyleTest: the analysis of residuals as published, by NumPy and SciPy, of two tables.

Usage: python published_oracle.py > ../resources/org/apical/signal/published.json
"""
import csv
import json
import pathlib
from collections import defaultdict

import numpy as np
from scipy import stats

TABLES = pathlib.Path(__file__).parent / "../resources/org/apical/signal"


def modulation(trials):
    hit, soma, dendrite = np.array(trials).T
    slope, intercept = np.polyfit(soma, dendrite, 1)
    residual = dendrite - intercept - slope * soma
    sd = np.sqrt(np.sum(residual**2) / (len(residual) - 2))
    return (residual[hit == 1].mean() - residual[hit == 0].mean()) / sd


def published(name):
    trials = defaultdict(list)
    with open(TABLES / f"{name}.csv", newline="") as file:
        for row in csv.DictReader(file):
            if row["role"] in ("P+", "P-"):
                soma = np.mean([float(row[f"soma_{p}{t}"]) for p in "1234" for t in "1234"])
                dendrite = np.mean([float(row[f"dendrite_{t}"]) for t in "1234"])
                trials[row["role"], row["animal"], row["neuron"]].append((row["outcome"] == "hit", soma, dendrite))
    plus, minus = ([modulation(t) for neuron, t in trials.items() if neuron[0] == role] for role in ("P+", "P-"))
    of_role = {key: {"neurons": len(m), "mean_sd": np.mean(m), "p": stats.ttest_1samp(m, 0).pvalue}
               for key, m in (("p_plus", plus), ("p_minus", minus))}
    return {**of_role, "p_difference": stats.ttest_ind(plus, minus, equal_var=False).pvalue}


print(json.dumps({name: published(name) for name in ("pairs-nothing", "pairs-opposing")}, indent=1))
