"""Numbers for ExampleTablesTest: every estimate of the tables of pairs, with all sums over trials written out.

Usage: python moments_oracle.py            renews ../resources/org/apical/signal/pairs-*.expected.json
       python moments_oracle.py edges      makes the table pairs-edges.csv anew (phases alone, with boundary columns)
"""
import csv
import itertools
import json
import pathlib
import sys
from collections import defaultdict

import numpy as np
from scipy import stats

FOLDER = pathlib.Path(__file__).parent / "../resources/org/apical/signal"
TABLES = ["pairs-opposing", "pairs-nothing", "pairs-edges"]
PHASES = "1234"


class Replicates:
    """A row's amplitudes: soma and edges by part and phase (None where a table lacks them), dendrite by phase."""

    def __init__(self, row):
        self.parts = 4 if "soma_44" in row else 1
        self.soma = self.matrix(row, "soma")
        self.start = self.matrix(row, "start") if "start_11" in row else None
        self.end = self.matrix(row, "end") if "end_11" in row else None
        self.dendrite = np.array([float(row[f"dendrite_{t}"]) for t in PHASES])
        self.fifth = np.array([float(row[f"soma_5{t}"]) for t in PHASES]) if "soma_51" in row else None

    def matrix(self, row, name):
        return np.array([[float(row[f"{name}_{p + 1}{t}"]) for t in PHASES] for p in range(self.parts)])

    def moment(self, factors, response=None):
        """Mean product of the factors' elements over all choices of distinct phases, and of distinct parts if there are
        several; with a response, of one phase more that no factor has."""
        count = len(factors) + (response is not None)
        values = []
        for phases in itertools.permutations(range(4), count):
            first = 1.0 if response is None else response[phases[-1]]
            ways = itertools.permutations(range(4), len(factors)) if self.parts == 4 else [(0,) * len(factors)]
            for parts in ways:
                product = first
                for factor, p, t in zip(factors, parts, phases):
                    product *= factor[p, t]
                values.append(product)
        return np.mean(values)


class Term:
    """A column: a product of amplitudes (names of matrices) times an exact column."""

    def __init__(self, amplitudes=(), exact=None):
        self.amplitudes = tuple(amplitudes)
        self.exact = exact


class Neuron:
    def __init__(self, rows, places):
        first = rows[0]
        self.animal, self.name, self.role = first["animal"], first["neuron"], first["role"]
        self.session = np.array([row["session"] for row in rows])
        self.trial = [(row["session"], row["trial"]) for row in rows]
        self.hit = np.array([float(row["outcome"] == "hit") for row in rows])
        self.place = np.array([places[row["animal"], row["session"]](int(row["trial"])) for row in rows])
        self.replicates = [Replicates(row) for row in rows]
        self.known = {}
        self.s = self.moments(["soma"])
        self.z = (self.s - self.s.mean()) / self.s.std()

    def moments(self, amplitudes, response=None):
        key = tuple(sorted(amplitudes)), response
        if key not in self.known:
            self.known[key] = np.array([r.moment([getattr(r, name) for name in key[0]],
                                                 None if response is None else getattr(r, response))
                                        for r in self.replicates])
        return self.known[key]

    def column(self, term, response=None):
        exact = 1 if term.exact is None else term.exact
        return exact * self.moments(list(term.amplitudes), response)

    def columns(self, plain=False):
        terms = {"hit": Term(exact=self.hit), "s": Term(["soma"]), "s2": Term(["soma", "soma"])}
        if self.replicates[0].start is not None:
            terms["start"] = Term(["start"])
            terms["end"] = Term(["end"])
        further = {"s_hit": Term(["soma"], self.hit), "u": Term(exact=self.place), "u2": Term(exact=self.place**2)}
        for name, term in ({} if plain else further).items():
            if len(self.hit) < 6 * (len(terms) + 1 + len(set(self.session))):
                break
            terms[name] = term
        return terms

    def centred(self, w, x, wx):
        """Sum over sessions of the joint moment, less the product of different trials' values over their number."""
        total = 0
        for j in np.unique(self.session):
            k = np.flatnonzero(self.session == j)
            different = w[k].sum() * x[k].sum() - (w[k] * x[k]).sum()
            total += wx[k].sum() - (different + wx[k].sum()) / len(k)
        return total

    def fit(self, response="dendrite", instruments=None, further=(), plain=False):
        """M at the neuron's mean soma, and its standard error."""
        columns = self.columns(plain)
        columns.update({f"further {i}": Term(exact=column) for i, column in enumerate(further)})
        weights = columns | {name: term for name, term in (instruments or {}).items() if name in columns}
        names = list(columns)
        joint = {(a, b): self.column(Term(weights[a].amplitudes + columns[b].amplitudes,
                                          self.times(weights[a].exact, columns[b].exact)))
                 for a in names for b in names}
        w = {a: self.column(weights[a]) for a in names}
        x = {a: self.column(columns[a]) for a in names}
        y = self.moments([], response)
        wy = {a: self.column(weights[a], response) for a in names}
        left = np.array([[self.centred(w[a], x[b], joint[a, b]) for b in names] for a in names])
        right = np.array([self.centred(w[a], y, wy[a]) for a in names])
        beta = np.linalg.solve(left, right)
        residual = y - sum(b * x[a] for a, b in zip(names, beta))
        psi = np.zeros((len(names), len(y)))
        for i, a in enumerate(names):
            psi[i] = wy[a] - sum(beta[m] * joint[a, b] for m, b in enumerate(names))
            for j in np.unique(self.session):
                k = np.flatnonzero(self.session == j)
                alpha = residual[k].mean()
                psi[i, k] -= alpha * w[a][k] + w[a][k].mean() * (residual[k] - alpha)
        inverse = np.linalg.inv(left)
        covariance = inverse @ psi @ psi.T @ inverse.T
        # The bias of few trials: noise that is in both sides of the equations.
        influence = inverse @ psi
        bias = np.zeros(len(names))
        for j in np.unique(self.session):
            for k in np.flatnonzero(self.session == j):
                here = self.session == j
                part = np.array([[joint[a, b][k] - w[a][here].mean() * x[b][k] - w[a][k] * x[b][here].mean()
                                  + w[a][here].mean() * x[b][here].mean() for b in names] for a in names])
                bias += part @ influence[:, k]
        if not plain:
            beta = beta + inverse @ bias
        g = np.array([1.0 if a == "hit" else self.s.mean() if a == "s_hit" else 0.0 for a in names])
        return g @ beta, np.sqrt(g @ covariance @ g)

    @staticmethod
    def times(a, b):
        return b if a is None else a if b is None else a * b

    def ordinary(self):
        """Least squares on the observed soma, its square and the hit, with an intercept for each session."""
        names = sorted(set(self.session))
        x = np.column_stack([self.hit, self.s, self.s**2, *(self.session == j for j in names)]
                            + ([self.moments(["start"]), self.moments(["end"])]
                               if self.replicates[0].start is not None else []))
        return np.linalg.lstsq(x.astype(float), self.moments([], "dendrite"), rcond=None)[0][0]


def read(name):
    with open(FOLDER / f"{name}.csv", newline="") as file:
        rows = list(csv.DictReader(file))
    numbers = defaultdict(set)
    neurons = defaultdict(list)
    for row in rows:
        numbers[row["animal"], row["session"]].add(int(row["trial"]))
        neurons[row["animal"], row["neuron"]].append(row)

    def place(known):
        return lambda trial: 2 * (trial - min(known)) / (max(known) - min(known)) - 1

    places = {key: place(known) for key, known in numbers.items()}
    return [Neuron(neurons[key], places) for key in sorted(neurons)]


def others(neuron, neurons, role):
    among = [n for n in neurons if n.animal == neuron.animal and n.role == role and n is not neuron]
    by_trial = [dict(zip(n.trial, n.z)) for n in among]
    return np.array([np.mean([z[t] for z in by_trial if t in z]) for t in neuron.trial])


def leave_one_out(neuron, neurons):
    value = others(neuron, neurons, "P+") - others(neuron, neurons, "P-")
    for j in np.unique(neuron.session):
        value[neuron.session == j] -= value[neuron.session == j].mean()
    return neuron.fit(instruments={"hit": Term(exact=value), "s_hit": Term(["soma"], value)})


def contrast(neurons, fits, amplitude=None):
    se = np.array([fit[1] for fit in fits])
    used = se < 3 * np.median(se)
    by_animal = []
    for animal in sorted({n.animal for n in neurons}):
        k = [i for i, n in enumerate(neurons) if n.animal == animal and n.role != "neutral" and used[i]]
        m = np.array([fits[i][0] for i in k])
        role = np.array([1.0 if neurons[i].role == "P+" else -1.0 for i in k])
        x = [np.ones(len(k)), role] + ([] if amplitude is None else [np.array([amplitude[i] for i in k])])
        by_animal.append(2 * np.linalg.lstsq(np.column_stack(x), m, rcond=None)[0][1])
    return {"D": np.mean(by_animal), "D_by_animal": by_animal,
            "p_animal": stats.ttest_1samp(by_animal, 0).pvalue, "left_out": int((~used).sum())}


def expected(name):
    neurons = read(name)
    first = neurons[0]
    moments = {f"m{k}": first.moments(["soma"] * k)[0] for k in range(5)}
    moments |= {f"c{k}": first.moments(["soma"] * k, "dendrite")[0] for k in range(3)}
    primary = [n.fit() for n in neurons]
    loo = [leave_one_out(n, neurons) for n in neurons]
    network = [n.fit(further=[others(n, neurons, "P+"), others(n, neurons, "P-")]) for n in neurons]
    amplitude = [n.moments([], "dendrite").mean() for n in neurons]
    result = {"moments_of_first_row": moments,
              "replicate_moments": contrast(neurons, primary),
              "leave_one_out": contrast(neurons, loo),
              "gain_adjusted": contrast(neurons, primary, amplitude),
              "network_adjusted": contrast(neurons, network)}
    if first.replicates[0].fifth is not None:
        result["pseudo_dendrite"] = contrast(neurons, [n.fit("fifth") for n in neurons])
        ordinary = contrast(neurons, [(n.ordinary(), 1.0) for n in neurons])
        del ordinary["left_out"]
        result["quadratic_ols"] = ordinary
    result["neurons"] = [{"animal": n.animal, "neuron": n.name, "role": n.role, "modulation": m[0], "se": m[1],
                          "leave_one_out": o[0], "leave_one_out_se": o[1],
                          "network_adjusted": w[0], "network_adjusted_se": w[1]}
                         for n, m, o, w in zip(neurons, primary, loo, network)]
    return result


def edges():
    """A study of phases alone with boundary columns, whose dendrites have a gain on hits and drift in a session."""
    random = np.random.default_rng(20260301)
    with open(FOLDER / "pairs-edges.csv", "w", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(["animal", "session", "day", "neuron", "role", "trial", "outcome", "time_s"]
                     + [f"{name}1{t}" for name in ("soma_", "start_", "end_") for t in PHASES]
                     + [f"dendrite_{t}" for t in PHASES])
        for a in range(6):
            for day in (1, 2, 3):
                soma = random.lognormal(0, 0.6, (6, 20))
                start, end = soma / 2 * random.uniform(0.5, 1.5, (2, 6, 20))
                value = soma[:3].mean(0) - soma[3:].mean(0) + random.normal(0, 0.2, 20)
                for n in range(6):
                    for k in range(20):
                        # One trial of one neuron is missing, and the numbers of the session do not begin with 1.
                        if (n, k, day) == (2, 0, 1):
                            continue
                        hit = value[k] > 0
                        s, u = soma[n, k], k / 9.5 - 1
                        d = (0.8 * s - 0.04 * s**2) * (1 + 0.2 * hit) + 0.3 * (end[n, k] - start[n, k]) + 0.2 * u
                        noisy = [x + random.normal(0, 0.3, 4) for x in (s, start[n, k], end[n, k], d)]
                        out.writerow([f"m{a + 1}", f"d{day}", day, f"n{n + 1}", "P+" if n < 3 else "P-", k + 5,
                                      "hit" if hit else "miss", 10.0 * k]
                                     + [f"{x:.3f}" for x in np.concatenate(noisy)])


if __name__ == "__main__":
    if sys.argv[1:] == ["edges"]:
        edges()
    for table in sys.argv[1:] if set(sys.argv[1:]) & set(TABLES) else TABLES:
        with open(FOLDER / f"{table}.expected.json", "w") as file:
            json.dump(expected(table), file, indent=1)
            file.write("\n")
