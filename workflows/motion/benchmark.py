"""Runs every program on every movie, in fresh processes that alternate, and prints tables; see benchmark-motion.sh."""

import argparse
import csv
import json
import os
import statistics
import subprocess
import sys

import numpy as np
import tifffile

from movies import VARIANTS, make, repeat
from score import injected, score

HERE = os.path.dirname(os.path.abspath(__file__))
SHUFFLED = "neurofinder, shuffled"
PROGRAMS = ["suite2p", "jnormcorre", "pystackreg", "apical"]
STEPS = ["start", "convert", "reference", "register", "write"]


def movies(given):
    """
    Yields name, field, folder and whether to register by blocks for every movie, and makes movies that are missing.
    Recordings without added motion are registered both ways: their result is subtracted from that with added motion.
    """
    wanted = [(v, "rigid", None) for v in given.variants] + [(v, "smooth", None) for v in given.smooth]
    recording = os.path.join(given.data, "neurofinder", "nf_dev_240x256x256_u16.tif")
    if os.path.exists(recording):
        wanted += [(name, field, recording) for name in ("neurofinder", SHUFFLED) for field in given.recorded]
    for name, field, recorded in wanted:
        folder = os.path.join(given.work, "%s-%s-%d" % (name.replace(", ", "-"), field, given.seed))
        if not os.path.exists(os.path.join(folder, "truth.npz")):
            make(folder, "standard" if recorded else name, field, given.seed, given.frames, recorded=recorded,
                 shuffled=name == SHUFFLED)
        if field != "smooth":
            yield name, field, folder, False
        if field == "smooth" or recorded and field == "none":
            yield name, field, folder, True
        if given.long > 1 and (name, field) == ("standard", "rigid"):
            longer = "%s-x%d" % (folder, given.long)
            if not os.path.exists(os.path.join(longer, "truth.npz")):
                repeat(folder, given.long, longer)
            yield "%s × %d" % (name, given.long), field, longer, False
    pc12 = os.path.join(given.data, "stackreg", "pc12-unreg.tif")
    if os.path.exists(pc12) and given.recorded:
        yield "stackreg", "rigid", stackreg(pc12, os.path.join(given.work, "stackreg")), False


def stackreg(movie, folder):
    """A movie of five frames; the motion that StackReg finds is taken as the truth."""
    from pystackreg import StackReg
    frames = tifffile.imread(movie)
    os.makedirs(folder, exist_ok=True)
    tifffile.imwrite(os.path.join(folder, "movie.tif"), frames.astype(np.uint16), photometric="minisblack")
    found = StackReg(StackReg.TRANSLATION).register_stack(frames.astype(float), reference="previous")
    np.savez(os.path.join(folder, "truth.npz"), rigid=found[:, 1::-1, 2], modes=np.zeros((len(frames), 2, 1, 1)),
             size=min(frames.shape[1:]))
    return folder


def command(program, blocks, folder, result, given):
    movie = os.path.join(folder, "movie.tif")
    if program != "apical":
        return [sys.executable, os.path.join(HERE, "peers.py"), program, movie, result + ".npz"] + blocks * ["--blocks"]
    rigid = [] if blocks else ["block_px=0"]
    return ["java", "-Xmx1500m", "-XX:+UseSerialGC", "-Djava.awt.headless=true", "-cp", os.environ["APICAL_CLASSPATH"],
            "BenchmarkMotion", movie, result, str(given.threads)] + rigid


def run(command, folder, threads):
    """The seconds that the program printed for its steps, and its peak memory, MB."""
    with open(os.path.join(folder, "movie.tif"), "rb") as movie:  # into the page cache
        while movie.read(1 << 24):
            pass
    few = {name: str(threads) for name in ("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS",
                                           "NUMBA_NUM_THREADS")}
    few["XLA_FLAGS"] = "--xla_cpu_multi_thread_eigen=%s intra_op_parallelism_threads=%d" % (
        "true" if threads > 1 else "false", threads)
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=folder,
                               env=os.environ | few)
    out, err = process.communicate()
    if process.returncode:
        raise RuntimeError("%s failed:\n%s" % (" ".join(command), err[-2000:]))
    printed = json.loads(out.strip().splitlines()[-1])
    return {"%s_%s" % (step, clock): value for step in STEPS if step in printed
            for clock, value in zip(("s", "cpu_s"), printed[step])} | {"peak_mb": printed["peak_mb"]}


def measure(given):
    rows = []
    for name, field, folder, blocks in movies(given):
        for turn in range(given.repeats):
            for program in given.programs if " × " not in name else ["apical"]:
                by_blocks = blocks and program != "pystackreg"
                if blocks and not by_blocks and field == "none":
                    continue
                result = os.path.join(folder, program + by_blocks * "-blocks")
                row = {"movie": name, "field": field, "blocks": by_blocks, "program": program, "seed": given.seed,
                       "threads": given.threads, "turn": turn}
                try:
                    row |= run(command(program, by_blocks, folder, result, given), folder, given.threads)
                    found = result + (".npz" if program != "apical" else "")
                    row |= score(folder, found)
                    without = found.replace("-%s-%d" % (field, given.seed), "-none-%d" % given.seed)
                    if without != found and os.path.exists(without):
                        row |= injected(folder, found, without)
                except RuntimeError as e:
                    print(e, file=sys.stderr)
                rows.append(row)
                write(rows, given.csv)
    return rows


def write(rows, file):
    columns = list(dict.fromkeys(column for row in rows for column in row))
    with open(file, "w", newline="") as out:
        table = csv.DictWriter(out, columns)
        table.writeheader()
        table.writerows(rows)


def tables(rows):
    """Prints medians over the repeats as a Markdown table."""
    print("| movie | motion | blocks | program | frames/s: clock, CPU | reference, s: clock, CPU "
          "| conversion, s: clock, CPU | start, s | RMS y, x (px) | beyond its own motion | blocks: RMS y, x (px) "
          "| off by > 1 px | invalid | peak memory (MB) |")
    print("|---" * 14 + "|")
    for key in dict.fromkeys((row["movie"], row["field"], row["blocks"], row["program"]) for row in rows):
        same = [row for row in rows
                if (row["movie"], row["field"], row["blocks"], row["program"]) == key and "frames" in row]

        def median(form, *columns):
            values = [[row[column] for row in same if column in row] for column in columns]
            return ", ".join(form % statistics.median(v) for v in values) if all(values) else "–"

        rate = ", ".join("%.1f" % statistics.median(row["frames"] / row[column] for row in same)
                         for column in ("register_s", "register_cpu_s")) if same else "failed"
        print("| " + " | ".join(tuple(map(str, key)) + (rate, median("%.1f", "reference_s", "reference_cpu_s"),
                                       median("%.1f", "convert_s", "convert_cpu_s"), median("%.1f", "start_s"),
                                       median("%.3f", "rms_y_px", "rms_x_px"),
                                       median("%.3f", "injected_rms_y_px", "injected_rms_x_px"),
                                       median("%.3f", "block_rms_y_px", "block_rms_x_px"), median("%d", "off"),
                                       median("%d", "invalid"), median("%d", "peak_mb"))) + " |")


def names(known):
    def parse(text):
        wanted = [name for name in text.split(",") if name]
        unknown = [name for name in wanted if name not in known]
        if unknown:
            raise argparse.ArgumentTypeError("%s: choose from %s" % (unknown[0], ", ".join(known)))
        return wanted
    return parse


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", required=True, help="folder for movies and results")
    parser.add_argument("--csv", help="every run, one row each (default: runs.csv in WORK)")
    parser.add_argument("--data", default=os.path.join(HERE, "..", "..", "..", "shared", "data"),
                        help="real recordings")
    parser.add_argument("--frames", type=int, default=2000)
    parser.add_argument("--repeats", type=int, default=5)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--long", type=int, default=10, help="also run Apical alone on a movie this many times as long")
    parser.add_argument("--seed", type=int, default=101)
    parser.add_argument("--programs", type=names(PROGRAMS), default=PROGRAMS)
    parser.add_argument("--variants", type=names(VARIANTS), default=list(VARIANTS), help="movies with rigid motion")
    parser.add_argument("--smooth", type=names(VARIANTS), default=["standard"], help="movies with smooth motion")
    parser.add_argument("--recorded", type=names(["none", "rigid", "smooth"]), default=["none", "rigid", "smooth"],
                        help="motion put into real recordings")
    given = parser.parse_args()
    given.work = os.path.abspath(given.work)
    given.csv = given.csv or os.path.join(given.work, "runs.csv")
    os.makedirs(given.work, exist_ok=True)
    tables(measure(given))
