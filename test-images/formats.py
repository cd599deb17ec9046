"""Makes a small sample of every format that Apical reads, and a study of them. See formats.sh.

    python formats.py make DIR       writes the samples, and DIR/study.yaml with an animal for each
    python formats.py table DIR      prints what Apical read, after formats.sh has run it on them

The movies are the first 60 frames of the soma plane of the first animal's first day in study/, and the other samples
are that animal's somata. The samples of CaImAn, and of traces in NWB, are those of the tests, made by src/test/python.
"""

import csv
import datetime
import pathlib
import re
import subprocess
import sys

import h5py
import numpy as np
import roifile
import scipy.io
import tifffile

HERE = pathlib.Path(__file__).resolve().parent
FRAMES, RATE_HZ, PIXEL_UM = 60, 5.0, 1.0
SOMA_PX = 15


def movie():
    return tifffile.imread(HERE / "study/m01/d01/soma.tif", key=range(FRAMES))


def masks():
    """ROI × row × column, the largest weight of each 1; what is below a quarter is no part of the soma."""
    weights = np.load(HERE / "study/truth/m01/soma-masks.npy")
    return np.where(weights > 0.25, weights, 0).astype(np.float32)


def fluorescence(frames, rois):
    return np.einsum("tyx,nyx->nt", frames, rois / rois.sum((1, 2), keepdims=True)).astype(np.float32)


# Movies: each function writes one file, or one folder, and gives what Apical is to be told.

def plain_tiff(folder, frames):
    tifffile.imwrite(folder / "plain.tif", frames, photometric="minisblack", metadata=None)
    return "plain.tif"


def compressed_tiff(folder, frames):
    tifffile.imwrite(folder / "compressed.tif", frames, photometric="minisblack", metadata=None, compression="zlib")
    return "compressed.tif"


def big_tiff(folder, frames):
    tifffile.imwrite(folder / "big.tif", frames, photometric="minisblack", metadata=None, bigtiff=True)
    return "big.tif"


def imagej_hyperstack(folder, frames):
    """Two channels; the second is dark."""
    channels = np.stack([frames, np.zeros_like(frames)], axis=1)
    tifffile.imwrite(folder / "hyperstack.tif", channels, imagej=True, resolution=(1 / PIXEL_UM, 1 / PIXEL_UM),
                     metadata={"axes": "TCYX", "finterval": 1 / RATE_HZ, "unit": "um"})
    return "hyperstack.tif"


def ome_tiff(folder, frames):
    tifffile.imwrite(folder / "stack.ome.tif", frames, metadata={
        "axes": "TYX", "TimeIncrement": 1 / RATE_HZ, "TimeIncrementUnit": "s", "PhysicalSizeX": PIXEL_UM,
        "PhysicalSizeY": PIXEL_UM, "PhysicalSizeXUnit": "µm", "PhysicalSizeYUnit": "µm"})
    return "stack.ome.tif"


def scanimage_tiff(folder, frames):
    """Two saved channels, one page after the other, and what ScanImage 2019 says of itself in the first tags."""
    half = frames.shape[2] * PIXEL_UM / 2
    header = "\n".join(["SI.VERSION_MAJOR = '2019a'", "SI.hChannels.channelSave = [1;2]", "SI.hFastZ.enable = false",
                        f"SI.hRoiManager.imagingFovUm = [{-half} {-half};{half} {-half};{half} {half};{-half} {half}]",
                        f"SI.hRoiManager.scanFrameRate = {RATE_HZ}"])
    pages = np.stack([frames, np.zeros_like(frames)], axis=1).reshape(-1, *frames.shape[1:])
    tifffile.imwrite(folder / "scanimage.tif", pages.astype(np.int16), photometric="minisblack", metadata=None,
                     software=header)
    return "scanimage.tif"


def prairieview(folder, frames):
    """A folder of single frames and the XML file that names them."""
    name = "TSeries-001"
    (folder / name).mkdir()
    rows = []
    for t, frame in enumerate(frames):
        file = f"{name}_Cycle00001_Ch2_{t + 1:06d}.tif"
        tifffile.imwrite(folder / name / file, frame.astype(np.uint16), photometric="minisblack", metadata=None)
        rows.append(f'    <Frame relativeTime="{t / RATE_HZ}" absoluteTime="{t / RATE_HZ}" index="{t + 1}"'
                    ' parameterSet="CurrentSettings">\n'
                    f'      <File channel="2" channelName="Ch2" filename="{file}" />\n'
                    "    </Frame>\n")
    xml = ('<?xml version="1.0" encoding="utf-8"?>\n'
           '<PVScan version="5.6.64.200" date="3/1/2025 10:00:00 AM" notes="">\n'
           "  <PVStateShard>\n"
           f'    <PVStateValue key="framePeriod" value="{1 / RATE_HZ}" />\n'
           f'    <PVStateValue key="linesPerFrame" value="{frames.shape[1]}" />\n'
           f'    <PVStateValue key="micronsPerPixel">\n      <IndexedValue index="XAxis" value="{PIXEL_UM}" />\n'
           f'      <IndexedValue index="YAxis" value="{PIXEL_UM}" />\n    </PVStateValue>\n'
           f'    <PVStateValue key="pixelsPerLine" value="{frames.shape[2]}" />\n  </PVStateShard>\n'
           '  <Sequence type="TSeries Timed Element" cycle="1">\n' + "".join(rows) + "  </Sequence>\n</PVScan>\n")
    (folder / name / f"{name}.xml").write_text(xml, encoding="utf-8")
    return f"{name}/{name}.xml"


def hdf5_movie(folder, frames):
    with h5py.File(folder / "movie.h5", "w") as file:
        file["imaging"] = frames
    return "movie.h5"


def nwb_movie(folder, frames):
    """NWB counts x before y."""
    import pynwb
    nwb = pynwb.NWBFile(session_description="a sample", identifier="movie",
                        session_start_time=datetime.datetime(2025, 3, 1, 10, tzinfo=datetime.timezone.utc))
    plane = nwb.create_imaging_plane(
        optical_channel=pynwb.ophys.OpticalChannel(name="green", description="green", emission_lambda=510.0),
        imaging_rate=RATE_HZ, description="somata", device=nwb.create_device(name="microscope"),
        excitation_lambda=920.0, indicator="GCaMP6f", location="RSC", name="plane")
    nwb.add_acquisition(pynwb.ophys.TwoPhotonSeries(name="movie", data=frames.transpose(0, 2, 1), imaging_plane=plane,
                                                    rate=RATE_HZ, starting_time=0.0, unit="n.a."))
    with pynwb.NWBHDF5IO(str(folder / "movie-in.nwb"), "w") as io:
        io.write(nwb)
    return "movie-in.nwb"


MOVIES = {"plain TIFF": plain_tiff, "compressed TIFF": compressed_tiff, "BigTIFF": big_tiff,
          "ImageJ hyperstack": imagej_hyperstack, "OME-TIFF": ome_tiff, "ScanImage TIFF": scanimage_tiff,
          "PrairieView XML": prairieview, "HDF5 movie": hdf5_movie, "NWB movie": nwb_movie}


# ROIs and traces

def suite2p(folder, frames, rois, settings):
    """What suite2p leaves of a plane; settings: what each of its files of settings says."""
    folder.mkdir(parents=True)
    stat = np.empty(len(rois), dtype=object)
    for i, roi in enumerate(rois):
        y, x = np.nonzero(roi)
        stat[i] = {"ypix": y, "xpix": x, "lam": roi[y, x], "overlap": np.zeros(len(y), bool)}
    f = fluorescence(frames, rois)
    for name, array in {"F": f, "Fneu": 0.3 * f, "spks": np.zeros_like(f),
                        "iscell": np.tile([1.0, 0.9], (len(rois), 1)), "stat": stat, **settings}.items():
        np.save(folder / f"{name}.npy", array, allow_pickle=True)


def dff_table(file, frames, rois):
    f = fluorescence(frames, rois)
    dff = f / np.percentile(f, 20, axis=1, keepdims=True) - 1
    with open(file, "w", newline="", encoding="utf-8") as out:
        rows = csv.writer(out)
        rows.writerow(["time_s"] + [f"n{i + 1:02d}" for i in range(len(rois))])
        rows.writerows([round(t / RATE_HZ, 3)] + [f"{value:.5f}" for value in dff[:, t]] for t in range(len(frames)))


def imagej_rois(file, rois):
    """Ovals of a soma's size."""
    y, x = np.mgrid[:rois.shape[1], :rois.shape[2]]
    ovals = []
    for i, roi in enumerate(rois):
        left = round(np.average(x, weights=roi) - SOMA_PX / 2 + 0.5)
        top = round(np.average(y, weights=roi) - SOMA_PX / 2 + 0.5)
        ovals.append(roifile.ImagejRoi(name=f"n{i + 1:02d}", roitype=roifile.ROI_TYPE.OVAL, left=left, top=top,
                                       right=left + SOMA_PX, bottom=top + SOMA_PX))
    roifile.roiwrite(file, ovals, mode="w")


def tests(script, folder):
    subprocess.run([sys.executable, str(HERE.parent / "src/test/python" / script), str(folder)], check=True)


def traces(folder, frames, rois):
    """Gives, for each format, the path of the sample and the plane's name."""
    size = {"Ly": frames.shape[1], "Lx": frames.shape[2]}
    suite2p(folder / "suite2p-old/plane0", frames, rois, {"ops": size | {"fs": RATE_HZ, "nframes": FRAMES}})
    suite2p(folder / "suite2p-new/plane0", frames, rois,
            {"db": size | {"nframes": FRAMES}, "settings": {"fs": RATE_HZ}})
    dff_table(folder / "dff.csv", frames, rois)
    tests("caiman_file.py", folder / "caiman")
    tests("nwb_files.py", folder / "nwb")
    return {"suite2p, ops": ("suite2p-old/plane0", "soma"), "suite2p, db and settings": ("suite2p-new/plane0", "soma"),
            "CaImAn, F_dff": ("caiman/dff.hdf5", "soma"), "CaImAn, C, YrA, b, f": ("caiman/background.hdf5", "soma"),
            "NWB, fluorescence": ("nwb/pixels.nwb", "plane0"), "NWB, ΔF/F": ("nwb/images.nwb", "soma"),
            "table of ΔF/F": ("dff.csv", "soma")}


def footprints(folder, rois):
    np.save(folder / "footprints.npy", rois)
    scipy.io.savemat(folder / "footprints.mat", {"footprints": rois.astype(float)})
    imagej_rois(folder / "somata.zip", rois)


def write(file, header, rows=()):
    file.parent.mkdir(parents=True, exist_ok=True)
    with open(file, "w", newline="", encoding="utf-8") as out:
        csv.writer(out).writerows([header, *rows])


def study(folder, movies, given):
    """A study file with an animal for each sample, which is its soma and its tuft plane; the trials are made up."""
    yaml = ["apical: 1", "name: formats", "animals:"]
    samples = [(name, f"movie: movies/{path}", "soma") for name, path in movies.items()]
    drawn_on = f"movie: movies/{movies['ImageJ hyperstack']}"
    samples.append(("ImageJ ROI set", drawn_on + "\n            rois: rois/somata.zip", "soma"))
    samples += [(name, f"traces: traces/{path}", plane) for name, (path, plane) in given.items()]
    animals = {}
    for number, (name, source, plane) in enumerate(samples):
        animal = animals[name] = f"a{number + 1:02d}"
        tuft = "plane1" if plane == "plane0" else "tuft"
        movie_only = "rois:" not in source and "traces:" not in source
        points = [(f"n{i + 1:02d}", "P+" if i < 3 else "P-", 10 + 8 * i, 20) for i in range(6)]
        write(folder / animal / "neurons.csv", ["neuron", "role", "x_px", "y_px"],
              points if movie_only else [("n01", "P+", "", "")])
        first = 2.0 if "images.nwb" in source else 1.0
        write(folder / animal / "trials.csv", ["trial", "start_s", "stop_s", "outcome"],
              [(1, first, first + 1.5, "hit")])
        links = ""
        if not movie_only:
            roi = {"images.nwb": "10", "dff.csv": "n01", "somata.zip": "n01"}.get(source.rsplit("/", 1)[-1], "0")
            write(folder / animal / "links.csv", ["neuron", "session", "plane", "roi"],
                  [("n01", "d01", plane, roi), ("n01", "d01", tuft, "3" if tuft == "plane1" else roi)])
            links = f"    links: {animal}/links.csv\n"
        says_times = "nwb" in source and "traces:" in source or "dff.csv" in source
        rate_hz = 12.5 if "caiman" in source else RATE_HZ
        rate = "" if says_times else f"            rate_hz: {rate_hz}\n            offset_s: 0\n"
        size = f"            pixel_um: {PIXEL_UM}\n"
        yaml.append(f"  - id: {animal}  # {name}\n    indicator: GCaMP6f\n    neurons: {animal}/neurons.csv\n{links}"
                    f"    sessions:\n      - id: d01\n        day: 1\n        trials: {animal}/trials.csv\n"
                    "        planes:")
        for kind, name_of_plane in (("soma", plane), ("tuft", tuft)):
            yaml.append(f"          - id: {name_of_plane}\n            kind: {kind}\n            {source}\n"
                        f"{rate}{size}".rstrip("\n"))
    (folder / "study.yaml").write_text("\n".join(yaml) + "\n", encoding="utf-8")
    write(folder / "samples.csv", ["animal", "format", "source"], [
        (animals[name], name, re.sub(r"\s+rois:.*", "", source)) for name, source, _ in samples])


def make(folder):
    for name in ("movies", "traces", "rois"):
        (folder / name).mkdir(parents=True)
    frames, rois = movie(), masks()
    movies = {name: function(folder / "movies", frames) for name, function in MOVIES.items()}
    footprints(folder / "rois", rois)
    study(folder, movies, traces(folder / "traces", frames, rois))


def table(folder):
    """Format, and what Apical has of it: from the files that register, run, and track have written."""
    with open(folder / "samples.csv", encoding="utf-8") as file:
        samples = list(csv.DictReader(file))
    print("| format | read as |\n|---|---|")
    for sample in samples:
        kind, path = sample["source"].split(": ", 1)
        if kind == "movie" and sample["format"] in MOVIES:
            registered = folder / "registered" / re.sub(r"(\.ome)?\.[^.]+$", "", path.rsplit("/", 1)[-1])
            with open(registered / "motion.csv", encoding="utf-8") as file:
                rows = list(csv.DictReader(file))
            height, width = tifffile.imread(registered / "mean.tif").shape
            last = rows[-1]["time_s"]
            rate = f"{(len(rows) - 1) / float(last):g} Hz" if last else "no rate in the file"
            print(f"| {sample['format']} | {len(rows)} frames of {width} × {height} px, {rate} |")
        else:
            trace = folder / "results" / sample["animal"] / "d01/trace"
            times = np.load(trace / "times.npy")
            print(f"| {sample['format']} | {rois_in(folder, sample)} ROIs, {times.shape[1]} frames,"
                  f" {1 / np.median(np.diff(times[0])):.4g} Hz |")
    for days in sorted((folder / "tracked").glob("*/matches.csv")):
        with open(days, encoding="utf-8") as file:
            cells = {row["neuron"] for row in csv.DictReader(file) if row["status"] == "matched"}
        print(f"| {days.parent.name} by `track`, beside footprints.npy | {len(cells)} cells on both days |")


def rois_in(folder, sample):
    """As listed by `import`."""
    path = re.sub(r"^\w+: traces/", "", sample["source"])
    if path == sample["source"]:
        with open(folder / "results" / sample["animal"] / "d01/segment/rois.csv", encoding="utf-8") as file:
            return sum(row["plane"] == "soma" for row in csv.DictReader(file))
    name = re.sub(r"[^A-Za-z0-9]+", "-", path)
    with open(next((folder / "imported" / name).glob("*/rois.csv")), encoding="utf-8") as file:
        return sum(1 for _ in csv.DictReader(file))


{"make": make, "table": table}[sys.argv[1]](pathlib.Path(sys.argv[2]))
