"""Writes files as CaImAn's CNMF.save does, and what is in them.

    python caiman_file.py src/test/resources/caiman

The layout is that of caiman.utils.utils.save_dict_to_hdf5 (2018 to 2025): None is the text NoneType; sparse matrices are
a group of data, indices, indptr, shape; texts are attributes since 1.9.9 and data sets before; pixels count down the
columns of the image. `background.hdf5` has no F_dff, which detrend_df_f would have made of its C, YrA, b and f.
"""

import pathlib
import sys

import h5py
import numpy as np
import scipy.sparse

HEIGHT, WIDTH, FRAMES, COMPONENTS = 12, 20, 60, 4


def save(h5file, path, content):
    for key, item in content.items():
        if isinstance(item, dict):
            save(h5file, path + key + "/", item)
        elif item is None:
            h5file[path + key] = "NoneType"
        elif isinstance(item, str):
            h5file.require_group(path).attrs[key] = item
        elif scipy.sparse.issparse(item):
            csc = item.tocsc()
            for part in ("data", "indptr", "indices", "shape"):
                h5file[path + key + "/" + part] = getattr(csc, part)
        else:
            h5file[path + key] = np.asarray(item)


def footprints(random):
    image = np.zeros((COMPONENTS, HEIGHT, WIDTH))
    for i in range(COMPONENTS):
        y, x = 2 + 2 * i, 3 + 4 * i
        image[i, y - 1:y + 2, x - 2:x + 3] = random.uniform(0.1, 1, (3, 5))
    return image


def main(folder):
    folder.mkdir(parents=True, exist_ok=True)
    random = np.random.default_rng(3)
    images = footprints(random)
    a = scipy.sparse.csc_matrix(np.stack([image.ravel(order="F") for image in images], axis=1))
    c = random.gamma(0.3, 2, (COMPONENTS, FRAMES))
    residual = random.normal(0, 0.2, (COMPONENTS, FRAMES))
    b = random.uniform(20, 30, (HEIGHT * WIDTH, 2))
    f = random.uniform(0.9, 1.1, (2, FRAMES))
    dff = (c + residual) / 7
    common = {"dims": (HEIGHT, WIDTH), "dview": None, "params": {"data": {"fr": 12.5, "decay_time": 0.4}}}
    with h5py.File(folder / "dff.hdf5", "w") as h5file:
        save(h5file, "/", common | {"skip_refinement": False, "mmap_file": "movie.mmap", "estimates": {
            "A": a, "C": c, "F_dff": dff, "YrA": residual, "b": b, "f": f, "S": None, "dims": None,
            "idx_components": np.array([0, 2, 3]), "idx_components_bad": np.array([1])}})
    with h5py.File(folder / "background.hdf5", "w") as h5file:
        save(h5file, "/", common | {"estimates": {
            "A": a, "C": c, "F_dff": None, "YrA": residual, "b": scipy.sparse.csc_matrix(b), "f": f, "dims": None,
            "idx_components": None}})
        h5file["mmap_file"] = b"movie.mmap"
        h5file["params/data/fnames"] = np.array([b"movie.tif"], dtype="|S32")
    norm = np.sqrt((images ** 2).sum((1, 2)))
    background = np.median(a.T @ b @ f, axis=1) / norm
    fluorescence = norm[:, None] * (c + residual) + background[:, None]
    with open(folder / "expected.csv", "w", encoding="utf-8") as out:
        out.write("component,area_px,x_px,y_px,dff_sum,fluorescence_sum,fluorescence_7\n")
        for i, image in enumerate(images):
            rows, columns = np.mgrid[:HEIGHT, :WIDTH]
            numbers = [(image > 0).sum(), np.average(columns, weights=image), np.average(rows, weights=image),
                       dff[i].sum(), fluorescence[i].sum(), fluorescence[i, 7]]
            out.write(f"{i}," + ",".join(repr(float(number)) for number in numbers) + "\n")


main(pathlib.Path(sys.argv[1]))
