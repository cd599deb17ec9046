"""Registers a movie with another program, with the program's defaults, and writes the motion that it found as .npz.

    python peers.py suite2p|jnormcorre|pystackreg MOVIE.tif RESULT.npz [--blocks]

prints one JSON line: peak resident memory; and seconds to start (imports), to convert (suite2p's own binary file), for
the reference image if it is timed separately, and for the rest, from frames to motion and corrected mean, each as
[wall clock, CPU time]. The environment and the processor affinity limit the threads.

jnormcorre: its template (one rigid pass) counts as the reference image; then every frame is registered to it, since that
pass keeps only the last frames' shifts. The largest shift is 51 px, as suite2p's default is for frames of 512 px (its own
6 px are too few for these movies). pystackreg: translation, to the mean of the movie as it was recorded.
"""

import argparse
import json
import os
import resource
import shutil
import tempfile
import time

import numpy as np


class Clock:
    def __init__(self, since_start=False):
        self.wall = time.time()
        self.cpu = 0.0 if since_start else time.process_time()
        if since_start:
            with open("/proc/self/stat") as stat, open("/proc/uptime") as uptime:
                started = int(stat.read().rsplit(")", 1)[1].split()[19]) / os.sysconf("SC_CLK_TCK")
                self.wall -= float(uptime.read().split()[0]) - started

    def seconds(self):
        return [time.time() - self.wall, time.process_time() - self.cpu]


def suite2p(movie, blocks, start):
    import torch
    from suite2p import default_settings
    from suite2p.io import BinaryFile
    from suite2p.io.tiff import tiff_to_binary
    from suite2p.registration import register
    took = {"start": start.seconds()}
    folder = tempfile.mkdtemp(dir=os.path.dirname(movie))
    try:
        clock = Clock()
        binary = os.path.join(folder, "data.bin")
        db = {"file_list": [movie], "first_files": np.array([True]), "batch_size": 500, "force_sktiff": False,
              "nplanes": 1, "nchannels": 1, "db_path": folder + "/db.npy", "settings_path": folder + "/settings.npy"}
        db = tiff_to_binary([db], {}, [open(binary, "wb")], [])[0]
        took["convert"] = clock.seconds()

        settings = default_settings()["registration"]
        settings["nonrigid"] = blocks
        reference = register.compute_reference

        def timed_reference(*given, **named):
            clock = Clock()
            image = reference(*given, **named)
            took["reference"] = clock.seconds()
            return image

        register.compute_reference = timed_reference
        clock = Clock()
        with BinaryFile(db["Ly"], db["Lx"], binary, n_frames=db["nframes"], write=True) as frames:
            found = register.registration_wrapper(frames, settings=settings, device=torch.device("cpu"))
        took["register"] = [all_of_it - part for all_of_it, part in zip(clock.seconds(), took["reference"])]
        result = {"rigid": np.stack([found["yoff"], found["xoff"]], 1), "mean": found["meanImg"]}
        if blocks:
            from suite2p.registration.nonrigid import make_blocks
            rows, columns, shape = make_blocks(db["Ly"], db["Lx"], settings["block_size"])[:3]
            by_block = np.stack([found["yoff1"], found["xoff1"]], 1).reshape(-1, 2, *shape)
            result["blocks"] = by_block + result["rigid"][:, :, None, None]
            result["ys"] = np.unique([(a + b - 1) / 2 for a, b in rows])
            result["xs"] = np.unique([(a + b - 1) / 2 for a, b in columns])
            result["rigid"] = result["blocks"].mean((2, 3))
        return result, took
    finally:
        shutil.rmtree(folder)


def jnormcorre(movie, blocks, start):
    from jnormcorre import motion_correction as jnc
    from jnormcorre.utils.registrationarrays import TiffArray
    took = {"start": start.seconds()}
    clock = Clock()
    frames = TiffArray(movie)
    correction = jnc.MotionCorrect(frames, max_shifts=(51, 51))
    template = correction.motion_correct()[0].template
    took["reference"] = clock.seconds()

    clock = Clock()
    n, *shape = frames.shape
    mean, shifts = np.zeros(shape), []
    for first in range(0, n, 100):
        batch = frames[first:min(n, first + 100), :, :]
        if blocks:
            moved, shift = jnc.register_frames_to_template_pwrigid(batch, template, *correction.strides,
                                                                   *correction.overlaps, correction.max_shifts, 10,
                                                                   correction.max_deviation_rigid, -correction.min_mov)
        else:
            moved, shift = jnc.register_frames_to_template_rigid(batch, template, correction.max_shifts,
                                                                 -correction.min_mov)
        mean += np.array(moved).sum(0)
        shifts.append(-np.array(shift))
    shifts = np.concatenate(shifts)
    took["register"] = clock.seconds()
    if not blocks:
        return {"rigid": shifts, "mean": mean / n}, took
    patch = np.add(correction.strides, correction.overlaps)
    ys, xs = (np.append(np.arange(0, n - p, s), n - p) + (p - 1) / 2
              for n, p, s in zip(shape, patch, correction.strides))
    by_block = shifts.transpose(0, 2, 1).reshape(n, 2, len(ys), len(xs))
    return {"rigid": by_block.mean((2, 3)), "blocks": by_block, "ys": ys, "xs": xs, "mean": mean / n}, took


def pystackreg(movie, blocks, start):
    import tifffile
    from pystackreg import StackReg
    took = {"start": start.seconds()}
    clock = Clock()
    with tifffile.TiffFile(movie) as file:
        pages = file.pages
        reference = sum(page.asarray().astype(float) for page in pages) / len(pages)
        took["reference"] = clock.seconds()
        clock = Clock()
        stackreg = StackReg(StackReg.TRANSLATION)
        mean, moved = np.zeros_like(reference), []
        for page in pages:
            frame = page.asarray().astype(float)
            moved.append(stackreg.register(reference, frame)[1::-1, 2])
            mean += stackreg.transform(frame)
    took["register"] = clock.seconds()
    return {"rigid": np.array(moved), "mean": mean / len(moved)}, took


if __name__ == "__main__":
    clock = Clock(since_start=True)
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", choices=["suite2p", "jnormcorre", "pystackreg"])
    parser.add_argument("movie")
    parser.add_argument("result")
    parser.add_argument("--blocks", action="store_true")
    given = parser.parse_args()
    if given.blocks and given.program == "pystackreg":
        parser.error("pystackreg has no blocks")
    found, seconds = globals()[given.program](given.movie, given.blocks, clock)
    np.savez(given.result, **found)
    print(json.dumps(seconds | {"peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}))
