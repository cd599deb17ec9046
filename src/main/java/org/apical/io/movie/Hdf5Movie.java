package org.apical.io.movie;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apical.InvalidInputException;
import org.apical.Problems;
import org.apical.image.Movie;
import org.apical.io.hdf5.Hdf5File;
import org.apical.study.MovieSource;

/**
 * The frames of a plane, read from an array in an HDF5 file, or in several files one after the other;
 * {@link Hdf5Axes} determines the array and its axes. The pixel size is taken from the attribute of ImageJ's
 * HDF5 plugin, {@code element_size_um} (z, y, x), unless all three are 1; the frame rate from NWB's
 * {@code starting_time}; files without these have none. One frame is read at a time, even if several threads
 * ask.
 */
final class Hdf5Movie implements Movie, Understood {

	private final MovieSource source;
	private final List<Hdf5File> files = new ArrayList<>();
	private final List<Hdf5Axes> arrays = new ArrayList<>();
	private final int frames;

	/** @throws InvalidInputException naming every file that cannot be used, and why */
	Hdf5Movie(final MovieSource source) {
		this.source = source;
		final Problems problems = new Problems();
		for (final Path file : source.files()) {
			try {
				open(file);
			} catch (final InvalidInputException e) {
				problems.add(e);
			}
		}
		if (!problems.none()) {
			close();
			problems.throwIfAny();
		}
		final int all = arrays.stream().mapToInt(Hdf5Axes::frames).reduce(0, Math::addExact);
		if (source.firstFrame() >= all) {
			close();
			throw new InvalidInputException(source.files().get(0) + ": frames.first is " + source.firstFrame()
				+ ", counted from 0, but the movie has " + all + " frames");
		}
		frames = (all - source.firstFrame() + source.frameStep() - 1) / source.frameStep();
	}

	private void open(final Path file) {
		final Hdf5File hdf5 = new Hdf5File(file);
		files.add(hdf5);
		final Hdf5Axes array = Hdf5Axes.of(hdf5, source.dataset(), source.axes());
		arrays.add(array);
		if (array.frames() == 0 || array.width() == 0 || array.height() == 0) {
			throw hdf5.wrong(array.dataset(), "has no frames");
		}
		if (array.width() != width() || array.height() != height()) {
			throw hdf5.wrong(array.dataset(), "frames are " + array.width() + " × " + array.height() + " px, those of "
				+ source.files().get(0).getFileName() + " are " + width() + " × " + height() + " px");
		}
		if (source.series() > 0) {
			throw hdf5.wrong("", "has no series; name the array with dataset");
		}
		if (source.channel() >= array.channels()) {
			throw hdf5.wrong(array.dataset(), "has " + array.channels() + " channels, counted from 0; there is no channel "
				+ source.channel());
		}
	}

	@Override
	public List<String> notes() {
		return arrays.get(0).said() || source.axes().isPresent() ? List.of() : List.of(arrays.get(0).dataset()
			+ " is taken as " + frames + " frames of " + height() + " rows and " + width()
			+ " columns, since it does not name"
			+ " its axes; if that is wrong, name them, such as axes: yxt");
	}

	@Override
	public int width() {
		return arrays.get(0).width();
	}

	@Override
	public int height() {
		return arrays.get(0).height();
	}

	@Override
	public int frames() {
		return frames;
	}

	@Override
	public double frameRateHz() {
		final String start = Hdf5Axes.group(arrays.get(0).dataset()) + "/starting_time";
		return files.get(0).isData(start) ? files.get(0).numberOf(start, "rate") / source.frameStep() : Double.NaN;
	}

	@Override
	public double pixelSizeUm() {
		final double[] zyx = files.get(0).numbersOf(arrays.get(0).dataset(), "element_size_um");
		final boolean known = zyx.length == 3 && zyx[2] > 0 && !(zyx[0] == 1 && zyx[1] == 1 && zyx[2] == 1);
		return known ? zyx[2] : Double.NaN;
	}

	@Override
	public synchronized void read(final int frame, final float[] into) {
		Objects.checkIndex(frame, frames);
		int wanted = source.firstFrame() + frame * source.frameStep();
		int i = 0;
		for (; wanted >= arrays.get(i).frames(); i++) {
			wanted -= arrays.get(i).frames();
		}
		final Hdf5Axes array = arrays.get(i);
		final double[] values =
			files.get(i).numbers(array.dataset(), array.start(wanted, source.channel()), array.frameShape());
		for (int at = 0; at < values.length; at++) {
			if (!Double.isFinite(values[at])) {
				throw files.get(i).wrong(array.dataset(),
					"frame " + wanted + " is " + values[at] + " at a pixel; every pixel must"
						+ " be a finite number");
			}
			into[array.isTransposed() ? at % height() * width() + at / height() : at] = (float) values[at];
		}
	}

	@Override
	public void close() {
		files.forEach(Hdf5File::close);
	}
}
