"""Numbers for OasisTest: AR(1) OASIS of oasis-deconv (PyPI, 0.3.2) on one noisy trace.

pip install numpy oasis-deconv; python oasis_oracle.py > ../resources/oasis.csv
Columns: the trace; calcium and spikes of non-negative least squares, of L1 (lambda 0.3), of s_min 0.5, and of s_min 0.5
with frames 40 to 49 missing.
"""
import numpy as np
from oasis.oasis_methods import oasisAR1

G = np.exp(-1 / (15 * 0.4))
rng = np.random.default_rng(3)
frames = 400
spikes = (rng.random(frames) < 0.03) * rng.lognormal(0, 0.6, frames)
calcium = np.zeros(frames)
for t in range(frames):
    calcium[t] = (G * calcium[t - 1] if t else 0) + spikes[t]
trace = (calcium + 0.2 * rng.standard_normal(frames)).astype(np.float32).astype(float)
gap = trace.copy()
gap[40:50] = np.nan
columns = [trace]
for y, lam, s_min in [(trace, 0, 0), (trace, 0.3, 0), (trace, 0, 0.5), (gap, 0, 0.5)]:
    c, s = oasisAR1(y, G, lam=lam, s_min=s_min)
    columns += [c, s]
print("trace,c_nnls,s_nnls,c_l1,s_l1,c_smin,s_smin,c_gap,s_gap")
for row in np.array(columns).T:
    print(",".join("" if np.isnan(v) else f"{v:.9g}" for v in row))
