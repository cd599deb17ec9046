"""Numbers for SecondOrderTest: non-negative least squares of SciPy with one column for each frame's jump.

pip install numpy scipy; python second_order_oracle.py > ../resources/second-order.csv
Columns: the trace; calcium and jumps of all of it, and with frames 40 to 59 missing. 15 Hz, decay 0.8 s, rise 0.1 s.
"""
import numpy as np
from scipy.optimize import nnls

G, R = np.exp(-1 / (15 * 0.8)), np.exp(-1 / (15 * 0.1))
rng = np.random.default_rng(5)
frames = 300
spikes = (rng.random(frames) < 0.04) * rng.lognormal(0, 0.6, frames)
lag = np.arange(frames)
kernel = (G ** (lag + 1) - R ** (lag + 1)) / (G - R)
columns = np.array([np.concatenate([np.zeros(t), kernel[:frames - t]]) for t in range(frames)]).T
trace = (columns @ spikes + 0.7 * G ** lag + 0.15 * rng.standard_normal(frames)).astype(np.float32).astype(float)
columns[:, 0] = G ** lag  # what was there before the first frame only decays
out = [trace]
for missing in (np.zeros(frames, bool), (lag >= 40) & (lag < 60)):
    x, _ = nnls(columns[~missing], trace[~missing], maxiter=100 * frames)
    out += [columns @ x, np.where(lag == 0, 0, x)]
print("trace,c,s,c_gap,s_gap")
for row in np.array(out).T:
    print(",".join(f"{v:.9g}" for v in row))
