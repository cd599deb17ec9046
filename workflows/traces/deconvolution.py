"""Times suite2p's baseline and deconvolution like BenchmarkDeconvolution.java times Apical's; see benchmark-traces.sh.

Prints million samples per second of CPU time, with one thread.
"""

import time

import numpy as np
import torch
from suite2p.extraction.dcnv import oasis, preprocess

TRACES, FRAMES, RATE_HZ, TAU_S, ROUNDS = 100, 18000, 30.0, 0.7, 5


def traces():
    random = np.random.default_rng(1)
    spikes = (random.random((TRACES, FRAMES)) < 0.5 / RATE_HZ) * 0.5 * random.lognormal(0, 0.6, (TRACES, FRAMES))
    calcium = np.zeros((TRACES, FRAMES))
    g = np.exp(-1 / (RATE_HZ * TAU_S))
    for t in range(1, FRAMES):
        calcium[:, t] = g * calcium[:, t - 1] + spikes[:, t]
    return (1 + calcium + 0.1 * random.standard_normal((TRACES, FRAMES))).astype(np.float32)


def best(what, run):
    rate = 0
    for _ in range(ROUNDS):
        start = time.process_time()
        run()
        rate = max(rate, TRACES * FRAMES / (time.process_time() - start) / 1e6)
    print("%s %.2f" % (what, rate), flush=True)


def baseline(f):
    return preprocess(f, "maximin", 60.0, 10.0, RATE_HZ, device=torch.device("cpu"))


torch.set_num_threads(1)
made_up = traces()
flat = baseline(made_up.copy())
best("oasis", lambda: oasis(flat, 500, TAU_S, RATE_HZ))
best("baseline+oasis", lambda: oasis(baseline(made_up.copy()), 500, TAU_S, RATE_HZ))
