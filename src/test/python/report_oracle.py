"""Intervals by t over animals, as src/test/java/org/apical/report/figures/IntervalTest.java has them. Prints them."""
import numpy as np
from scipy import stats

values = np.array([0.12, 0.2, 0.17, 0.09, 0.25, 0.13])
test = stats.ttest_1samp(values, 0)
print("mean", repr(values.mean()), "p", repr(test.pvalue))
print("ci95", *map(repr, test.confidence_interval(0.95)))
print("sem", repr(stats.sem(values)))
