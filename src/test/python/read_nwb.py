"""Opens a traces.nwb that Apical wrote as users do, compares it with the arrays, and prints what nwbinspector says.

    python read_nwb.py RESULTS ANIMAL SESSION [EXPORTED.nwb]
"""

import csv
import pathlib
import sys

import numpy as np
import pynwb
from nwbinspector import Importance, inspect_nwbfile

results, animal, session = pathlib.Path(sys.argv[1]), sys.argv[2], sys.argv[3]
trace = results / animal / session / "trace"
path = pathlib.Path(sys.argv[4]) if len(sys.argv) > 4 else trace / "traces.nwb"

rows = [row for row in csv.DictReader(open(results / animal / "match" / "compartments.csv", encoding="utf-8"))
        if row["session"] == session]
arrays = {name: np.load(trace / (name + ".npy")) for name in
          ("fluorescence", "neuropil", "dff", "deconvolved", "parts", "times")}
containers = {"Fluorescence": "fluorescence", "Neuropil": "neuropil", "DfOverF": "dff", "Deconvolved": "deconvolved"}


def sample_times(series):
    if series.timestamps is not None:
        return series.timestamps[:]
    return series.starting_time + np.arange(series.data.shape[0]) / series.rate


errors = pynwb.validate(path=str(path))
errors = errors[0] if isinstance(errors, tuple) else errors
assert not errors, errors

with pynwb.NWBHDF5IO(str(path), "r") as io:
    nwb = io.read()
    ophys = nwb.processing["ophys"]
    compared = 0
    with np.load(results / animal / "match" / "footprints.npz") as footprints:
        for name, table in ophys["ImageSegmentation"].plane_segmentations.items():
            here = [i for i, row in enumerate(rows) if row["plane"] == name and row["status"] != "unknown"]
            assert list(table["compartment"][:]) == [rows[i]["compartment"] for i in here], table["compartment"][:]
            assert list(table["neuron"][:]) == [rows[i]["neuron"] for i in here]
            assert table.imaging_plane is nwb.imaging_planes[name]
            in_plane = [i for i, row in enumerate(rows) if row["plane"] == name]
            pixels = footprints[session + "-" + name]
            for roi, i in enumerate(here):
                mask = table["image_mask"][roi]
                assert abs(np.average(np.arange(mask.shape[0]), weights=mask.sum(1)) - float(rows[i]["x_px"])) < 1e-3
                assert abs(np.average(np.arange(mask.shape[1]), weights=mask.sum(0)) - float(rows[i]["y_px"])) < 1e-3
                own = pixels[pixels[:, 0] == in_plane.index(i)]
                expected = np.zeros(mask.shape, np.float32)
                expected[own[:, 2].astype(int), own[:, 1].astype(int)] = own[:, 3]
                np.testing.assert_array_equal(mask, expected)
            for container, array in containers.items():
                series = ophys[container].roi_response_series[name]
                frames = series.data.shape[0]
                np.testing.assert_array_equal(series.data[:].T, arrays[array][here, :frames])
                assert series.data.compression == "gzip" and series.data.chunks
                assert series.rois.table is table and list(series.rois.data[:]) == list(range(len(here)))
                delays = table["scan_delay_s"][:] if "scan_delay_s" in table.colnames else np.zeros(len(here))
                times = sample_times(series)[:, None] + delays
                np.testing.assert_allclose(times.T, arrays["times"][here, :frames], rtol=0, atol=1e-6)
                compared += series.data.size
            parts = ophys["DfOverFParts"].roi_response_series
            for part in range(arrays["parts"].shape[1]):
                expected = arrays["parts"][here, part, :frames]
                series = parts.get("%s_part%d" % (name, part + 1))
                if series is None:  # a ROI that is not divided is its only part; others have fewer parts than these
                    assert np.isnan(arrays["parts"][here, max(part, 1):]).all()
                else:
                    np.testing.assert_array_equal(series.data[:].T, expected)
            motion = list(csv.DictReader(
                open(results / animal / session / "motion" / name / "motion.csv", encoding="utf-8")))
            expected = np.array([[-float(r["dx_px"]), -float(r["dy_px"])] if r["valid"] == "1" else [np.nan] * 2
                                 for r in motion])
            np.testing.assert_allclose(ophys["xy_translation_" + name].data[:], expected, rtol=1e-6, atol=1e-9)
    print("subject", nwb.subject.subject_id, nwb.subject.sex, nwb.subject.species, nwb.subject.age)
    print("start", nwb.session_start_time.isoformat(), "trials", len(nwb.trials) if nwb.trials is not None else 0)
    print("behavior", sorted(nwb.processing["behavior"].data_interfaces) if "behavior" in nwb.processing else [])
    print("notes", nwb.notes)

serious = []
for message in inspect_nwbfile(nwbfile_path=str(path)):
    print(message.importance.name, message.check_function_name, message.location, message.message)
    if message.importance.value >= Importance.BEST_PRACTICE_VIOLATION.value:
        serious.append(message)
assert not serious, serious
print("compared", compared, "values")
