package org.apical.io.imported;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apical.InvalidInputException;
import org.apical.image.Mask;
import org.apical.io.array.NpyFile;
import org.apical.io.array.PickledNpy;
import org.apical.io.text.Decimal;

/**
 * The results of suite2p for one plane: {@code F.npy} and {@code Fneu.npy} (ROI × frame), {@code stat.npy}
 * (pixels {@code ypix, xpix} with weights {@code lam}; all pixels of a ROI, also those that it shares with
 * others), {@code iscell.npy}; the image's size {@code Ly, Lx} and the frame rate {@code fs} are in
 * {@code ops.npy} or, since suite2p 1.0, in {@code db.npy} and {@code settings.npy}. The names of the ROIs are
 * suite2p's own numbers, from 0.
 */
final class Suite2pFolder implements ImportedTraces {

	private static final List<String> SETTINGS = List.of("ops.npy", "db.npy", "settings.npy");

	private final Path folder;
	private final int rois;
	private final int frames;
	private final boolean[] cell;
	private final Map<?, ?> settings;
	private final List<?> stat;

	Suite2pFolder(final Path folder) {
		this.folder = folder;
		requireAll();
		try (NpyFile fluorescence = open("F.npy"); NpyFile neuropil = open("Fneu.npy");
			NpyFile cells = open("iscell.npy"))
		{
			rois = fluorescence.rows();
			frames = fluorescence.columns();
			requireContent();
			requireFit("Fneu.npy", neuropil.rows(), rois, "ROIs");
			requireFit("Fneu.npy", neuropil.columns(), frames, "frames");
			requireFit("iscell.npy", cells.rows(), rois, "ROIs");
			requireFit("iscell.npy", cells.columns(), 2, "columns", "suite2p writes");
			cell = cells(cells);
		}
		settings = settings();
		stat = new PickledNpy(folder.resolve("stat.npy")).list();
		requireFit("stat.npy", stat.size(), rois, "ROIs");
	}

	static List<Path> files(final Path folder) {
		return Stream.concat(Stream.of("F.npy", "Fneu.npy", "iscell.npy", "stat.npy"), SETTINGS.stream())
			.map(folder::resolve).filter(Files::isRegularFile).toList();
	}

	private void requireAll() {
		final List<String> missing = Stream.of("F.npy", "Fneu.npy", "iscell.npy", "stat.npy")
			.filter(name -> !Files.isRegularFile(folder.resolve(name))).toList();
		if (!missing.isEmpty()) {
			throw new InvalidInputException(folder + ": has no " + String.join(", ", missing)
				+ "; give the folder of a plane as suite2p wrote it" + planes());
		}
	}

	/** The end of a message: the folders of planes in this folder, if it is their parent; otherwise empty. */
	private String planes() {
		try (Stream<Path> children = Files.list(folder)) {
			final String planes = children.filter(child -> Files.isRegularFile(child.resolve("F.npy")))
				.map(child -> child.getFileName().toString()).sorted().collect(Collectors.joining(", "));
			return planes.isEmpty() ? "" : ", such as its " + planes;
		} catch (final IOException e) {
			return "";
		}
	}

	private void requireContent() {
		if (frames < 2) {
			throw new InvalidInputException(folder.resolve("F.npy") + ": has " + frames + " frames; at least 2 are needed");
		}
		if (rois == 0) {
			throw new InvalidInputException(folder.resolve("F.npy") + ": has no ROI");
		}
	}

	private NpyFile open(final String name) {
		return new NpyFile(folder.resolve(name));
	}

	private void requireFit(final String name, final int found, final int wanted, final String what) {
		requireFit(name, found, wanted, what, "F.npy has");
	}

	private void requireFit(final String name, final int found, final int wanted, final String what, final String who) {
		if (found != wanted) {
			throw new InvalidInputException(
				folder.resolve(name) + ": has " + found + " " + what + ", " + who + " " + wanted);
		}
	}

	private boolean[] cells(final NpyFile cells) {
		final boolean[] cell = new boolean[rois];
		for (int roi = 0; roi < rois; roi++) {
			cell[roi] = cells.row(roi)[0] > 0;
		}
		return cell;
	}

	/** The settings of all files; the first file that has a key decides its value. */
	private Map<?, ?> settings() {
		final Map<Object, Object> all = new LinkedHashMap<>();
		for (final String name : SETTINGS) {
			if (Files.isRegularFile(folder.resolve(name))) {
				new PickledNpy(folder.resolve(name)).map().forEach(all::putIfAbsent);
			}
		}
		if (all.isEmpty()) {
			throw new InvalidInputException(folder + ": has neither ops.npy nor db.npy and settings.npy, so the size of the"
				+ " image is not known");
		}
		return all;
	}

	@Override
	public List<String> names() {
		return IntStream.range(0, rois).mapToObj(Integer::toString).toList();
	}

	@Override
	public int frames() {
		return frames;
	}

	@Override
	public int widthPx() {
		return size("Lx");
	}

	@Override
	public int heightPx() {
		return size("Ly");
	}

	private int size(final String key) {
		if (settings.get(key) instanceof Number px && px.doubleValue() >= 1 && px.doubleValue() < 1e6) {
			return px.intValue();
		}
		throw new InvalidInputException(folder + ": its settings do not say " + key + ", the size of the image in pixels");
	}

	@Override
	public double rateHz() {
		return settings.get("fs") instanceof Number fs && fs.doubleValue() > 0 ? fs.doubleValue() : Double.NaN;
	}

	@Override
	public String rateSource() {
		return "suite2p's settings (fs)";
	}

	@Override
	public double[] timesS() {
		return new double[0];
	}

	@Override
	public Optional<Mask> mask(final int roi) {
		final String where = folder.resolve("stat.npy") + ": ROI " + roi;
		if (!(stat.get(roi) instanceof Map<?, ?> entry)) {
			throw new InvalidInputException(where + " is no dictionary");
		}
		final double[] y = PickledNpy.numbers(entry.get("ypix"));
		final double[] x = PickledNpy.numbers(entry.get("xpix"));
		final double[] weight = PickledNpy.numbers(entry.get("lam"));
		requirePixels(where, x, y, weight);
		final int[] used =
			IntStream.range(0, y.length).filter(i -> weight[i] > 0 && weight[i] <= Float.MAX_VALUE).toArray();
		final float[] weights = new float[used.length];
		for (int i = 0; i < used.length; i++) {
			weights[i] = (float) weight[used[i]];
		}
		return used.length == 0 ? Optional.empty() : Optional.of(new Mask(
			IntStream.of(used).map(i -> (int) x[i]).toArray(), IntStream.of(used).map(i -> (int) y[i]).toArray(), weights));
	}

	private void requirePixels(final String where, final double[] x, final double[] y, final double[] weight) {
		if (y.length == 0 || x.length != y.length || weight.length != y.length) {
			throw new InvalidInputException(where + " has " + y.length + " ypix, " + x.length + " xpix, " + weight.length
				+ " lam; there must be as many of each, and some");
		}
		for (int i = 0; i < y.length; i++) {
			if (!(x[i] >= 0 && x[i] < widthPx() && y[i] >= 0 && y[i] < heightPx())) {
				throw new InvalidInputException(where + " has the pixel x " + Decimal.text(x[i]) + ", y " + Decimal.text(y[i])
					+ ", outside the image of " + widthPx() + " × " + heightPx() + " px");
			}
		}
	}

	@Override
	public boolean isCell(final int roi) {
		return cell[roi];
	}

	@Override
	public float[] fluorescence(final int roi) {
		return row("F.npy", roi);
	}

	@Override
	public float[] neuropil(final int roi) {
		return row("Fneu.npy", roi);
	}

	@Override
	public Optional<Correction> correction(final int roi) {
		return stat.get(roi) instanceof Map<?, ?> entry && entry.get("neuropil_coefficient") instanceof Number coefficient
			&& entry.get("own_share") instanceof Number share
				? Optional.of(new Correction(coefficient.doubleValue(), share.doubleValue())) : Optional.empty();
	}

	@Override
	public Optional<float[]> dff(final int roi) {
		return Optional.empty();
	}

	private float[] row(final String name, final int roi) {
		try (NpyFile file = open(name)) {
			final float[] row = file.row(roi);
			for (int frame = 0; frame < row.length; frame++) {
				if (Float.isInfinite(row[frame])) {
					throw new InvalidInputException(
						folder.resolve(name) + ": ROI " + roi + " is infinite at frame " + frame + "; a missing value must be NaN");
				}
			}
			return row;
		}
	}
}
