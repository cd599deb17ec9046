"""Writes NWB files as other programs do, with pynwb, and what is in them.

    python nwb_files.py src/test/resources/nwb

`pixels.nwb`: as suite2p's save_nwb: one PlaneSegmentation of pixel masks for two planes, series named plane0 and plane1 in
Fluorescence, Neuropil and Deconvolved, a rate. `images.nwb`: image masks, DfOverF with timestamps, trials with outcomes.
"""

import datetime
import pathlib
import sys

import numpy as np
import pynwb
from pynwb.ophys import DfOverF, Fluorescence, ImageSegmentation, OpticalChannel, RoiResponseSeries

FRAMES = 40
START = datetime.datetime(2025, 3, 1, 10, tzinfo=datetime.timezone.utc)


def start(identifier):
    nwb = pynwb.NWBFile(session_description="made for tests", identifier=identifier, session_start_time=START)
    plane = nwb.create_imaging_plane(
        name="ImagingPlane", optical_channel=OpticalChannel(name="OpticalChannel", description="green",
                                                            emission_lambda=510.0),
        imaging_rate=10.0, description="a plane", device=nwb.create_device(name="Microscope"), excitation_lambda=920.0,
        indicator="GCaMP", location="RSC")
    segmentation = ImageSegmentation()
    table = segmentation.create_plane_segmentation(name="PlaneSegmentation", description="ROIs", imaging_plane=plane)
    module = nwb.create_processing_module(name="ophys", description="processed")
    module.add(segmentation)
    return nwb, table, module


def write(nwb, path):
    with pynwb.NWBHDF5IO(str(path), "w") as io:
        io.write(nwb, cache_spec=False)


def pixels(path, random):
    nwb, table, module = start("pixels")
    for roi in range(5):
        x, y = np.meshgrid(np.arange(roi, roi + 3), np.arange(2 * roi, 2 * roi + 2))
        weight = random.uniform(0.2, 1, x.size)
        table.add_roi(pixel_mask=np.array([x.ravel(), y.ravel(), weight]).T)
    table.add_column("iscell", "two columns - iscell & probcell",
                     np.array([[1, 0.9], [0, 0.1], [1, 0.8], [1, 0.7], [1, 0.9]]))
    regions = [table.create_roi_table_region(region=[0, 1, 2], description="plane 0"),
               table.create_roi_table_region(region=[3, 4], description="plane 1")]
    traces = {}
    for name in ("Fluorescence", "Neuropil", "Deconvolved"):
        container = Fluorescence(name=name)
        for plane, region in enumerate(regions):
            traces[name, plane] = random.normal(100, 10, (FRAMES, len(region.data))).astype(np.float32)
            container.add_roi_response_series(RoiResponseSeries(
                name=f"plane{plane}", data=traces[name, plane], rois=region, unit="lumens", rate=10.0,
                starting_time=0.05 * plane))
        module.add(container)
    write(nwb, path)
    rows, columns = table["pixel_mask"][4], traces["Fluorescence", 1]
    weights = [row[2] for row in rows]
    return [("pixels", "x_px", np.average([row[0] for row in rows], weights=weights)),
            ("pixels", "y_px", np.average([row[1] for row in rows], weights=weights)),
            ("pixels", "fluorescence", columns[:, 1].astype(float).sum()),
            ("pixels", "neuropil", traces["Neuropil", 1][:, 1].astype(float).sum())]


def images(path, random):
    nwb, table, module = start("images")
    masks = np.zeros((3, 16, 12), np.float32)
    for roi in range(3):
        masks[roi, 3 + 4 * roi:6 + 4 * roi, 2 * roi:2 * roi + 3] = random.uniform(0.2, 1, (3, 3))
        table.add_roi(image_mask=masks[roi], id=10 + roi)
    times = 2 + np.arange(FRAMES) / 10 + random.uniform(0, 0.01, FRAMES)
    dff = random.normal(0, 0.1, (FRAMES, 3))
    region = table.create_roi_table_region(region=[0, 1, 2], description="all")
    module.add(DfOverF(roi_response_series=RoiResponseSeries(
        name="RoiResponseSeries", data=dff, rois=region, unit="ratio", timestamps=times)))
    module.add(Fluorescence(roi_response_series=RoiResponseSeries(
        name="RoiResponseSeries", data=dff + 1, rois=region, unit="n.a.", timestamps=times)))
    nwb.add_trial_column("outcome", "how it ended")
    nwb.add_trial_column("rewarded", "whether there was a reward")
    for trial, outcome in enumerate(("Hit", "miss", "hit")):
        nwb.add_trial(start_time=2.0 + trial, stop_time=2.9 + trial, outcome=outcome, rewarded=outcome != "miss")
    write(nwb, path)
    x, y = np.mgrid[:16, :12]
    return [("images", "x_px", np.average(x, weights=masks[2])), ("images", "y_px", np.average(y, weights=masks[2])),
            ("images", "dff", dff[:, 2].sum()), ("images", "last_s", times[-1])]


def main(folder):
    folder.mkdir(parents=True, exist_ok=True)
    random = np.random.default_rng(5)
    numbers = pixels(folder / "pixels.nwb", random) + images(folder / "images.nwb", random)
    with open(folder / "expected.csv", "w", encoding="utf-8") as out:
        out.write("file,quantity,value\n" + "".join(f"{f},{q},{float(v)!r}\n" for f, q, v in numbers))


main(pathlib.Path(sys.argv[1]))
