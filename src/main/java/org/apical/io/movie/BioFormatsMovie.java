package org.apical.io.movie;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import loci.formats.FormatException;
import org.apical.ApicalException;
import org.apical.InvalidInputException;
import org.apical.Problems;
import org.apical.image.Movie;
import org.apical.io.text.Reason;
import org.apical.study.MovieSource;

/**
 * The frames of a plane, read from files of any format that Bio-Formats reads. The frames of one channel are
 * counted in order of time (the planes of a stack one after the other), file after file; from
 * {@code firstFrame} on, every {@code frameStep}-th belongs to the plane. A single file may name others that
 * are read with it; in a list, each file is read alone.
 */
public final class BioFormatsMovie implements Movie, Understood {

	private final MovieSource source;
	private final List<MovieFile> files;
	private final int[] starts;
	private final int frames;
	private final Readers readers = new Readers();

	/** @throws InvalidInputException naming every file that cannot be used, and why */
	public BioFormatsMovie(final MovieSource source) {
		this.source = source;
		files = files(source);
		starts = new int[files.size() + 1];
		for (int i = 0; i < files.size(); i++) {
			starts[i + 1] = Math.addExact(starts[i], files.get(i).frames());
		}
		final int all = starts[files.size()];
		if (source.firstFrame() >= all) {
			throw new InvalidInputException(
				files.get(0).file() + ": frames.first is " + source.firstFrame() + ", counted from"
					+ " 0, but the movie has " + all + " frames");
		}
		frames = (all - source.firstFrame() + source.frameStep() - 1) / source.frameStep();
	}

	private static List<MovieFile> files(final MovieSource source) {
		final boolean alone = source.files().size() > 1;
		final Problems problems = new Problems();
		final List<MovieFile> files = new ArrayList<>();
		for (final var file : source.files()) {
			final Optional<MovieFile> before = files.isEmpty() ? Optional.empty() : Optional.of(files.get(files.size() - 1));
			try {
				files.add(MovieFile.of(file, alone, before, source.series(), source.channel()));
			} catch (final InvalidInputException e) {
				problems.add(e);
			}
		}
		files.forEach(file -> requireLike(files.get(0), file, problems));
		problems.throwIfAny();
		return files;
	}

	private static void requireLike(final MovieFile first, final MovieFile file, final Problems problems) {
		if (file.width() != first.width() || file.height() != first.height()) {
			problems.add(file.file().toString(), "frames are " + file.width() + " × " + file.height() + " px, those of "
				+ first.file().getFileName() + " are " + first.width() + " × " + first.height() + " px");
		}
	}

	@Override
	public List<String> notes() {
		final int planes = files.get(0).planes();
		return planes == 1 || source.frameStep() % planes == 0 ? List.of() : List.of("holds volumes of " + planes
			+ " planes, but all are taken for frames of one plane; to take only the first plane of each volume, give"
			+ " frames: {first: 0, step: " + planes + "}");
	}

	@Override
	public int width() {
		return files.get(0).width();
	}

	@Override
	public int height() {
		return files.get(0).height();
	}

	@Override
	public int frames() {
		return frames;
	}

	/** {@inheritDoc} The plane's rate is the rate of all frames of the file divided by {@code frameStep}. */
	@Override
	public double frameRateHz() {
		return files.get(0).frameRateHz() / source.frameStep();
	}

	@Override
	public double pixelSizeUm() {
		return files.get(0).pixelSizeUm();
	}

	/** How the values of resampled frames are best stored. */
	BigTiff.Sample resampled() {
		return files.get(0).pixels().resampled();
	}

	@Override
	public boolean inPairs() {
		return width() % 2 == 0 && files.stream().allMatch(file -> file.pixels().inPairs()
			&& file.pixels().least() == pairOffset());
	}

	@Override
	public float pairOffset() {
		return files.get(0).pixels().least();
	}

	@Override
	public void readPairs(final int frame, final int[] into) {
		read(frame, (file, open, inFile) -> {
			open.planes().read(inFile, open.bytes(), into);
			file.pixels().unify(into, width() * height() / 2);
		});
	}

	@Override
	public void read(final int frame, final float[] into) {
		read(frame, (file, open, inFile) -> {
			open.planes().read(inFile, open.bytes());
			file.pixels().values(open.bytes(), width() * height(), into);
		});
		final int i = file(frame);
		if (files.get(i).pixels().isFloating()) {
			requireFinite(files.get(i), wanted(frame) - starts[i], into);
		}
	}

	/** Reads a frame of an open file. */
	private interface Task {
		void read(MovieFile file, Readers.Open open, int inFile) throws FormatException, IOException;
	}

	private int wanted(final int frame) {
		return source.firstFrame() + frame * source.frameStep();
	}

	private int file(final int frame) {
		final int found = Arrays.binarySearch(starts, wanted(frame));
		return found >= 0 ? found : -found - 2;
	}

	private void read(final int frame, final Task task) {
		Objects.checkIndex(frame, frames);
		final MovieFile file = files.get(file(frame));
		final int inFile = wanted(frame) - starts[file(frame)];
		try {
			readers.use(file, open -> task.read(file, open, inFile));
		} catch (final ClosedByInterruptException e) {
			throw new CancellationException();
		} catch (FormatException | IOException | RuntimeException e) {
			throw new ApicalException(file.file() + ": frame " + inFile + " cannot be read (" + Reason.of(e) + ")", e);
		}
	}

	private void requireFinite(final MovieFile file, final int frame, final float[] values) {
		for (int i = 0; i < width() * height(); i++) {
			if (!Float.isFinite(values[i])) {
				throw new InvalidInputException(file.file() + ": frame " + frame + " is " + values[i] + " at x " + i % width()
					+ ", y " + i / width() + "; every pixel must be a finite number");
			}
		}
	}

	@Override
	public void close() {
		readers.close();
	}
}
