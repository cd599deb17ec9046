package org.apical.trace.extract;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import net.imglib2.parallel.TaskExecutor;
import org.apical.Progress;
import org.apical.image.BlankRows;
import org.apical.image.Displacement;
import org.apical.image.FrameSum;
import org.apical.image.MeanImage;
import org.apical.image.Motion;
import org.apical.image.Movie;

/** The one pass over the frames of a movie in which all ROIs, rings and parts are read. */
final class Pass {

	/**
	 * Number of runs of frames, each with its own sum image; fixed, so that sums do not depend on the number of
	 * threads.
	 */
	private static final int RUNS = 16;
	/**
	 * The mean image that corrects for the remainders of displacements uses about this many frames; its noise is
	 * then negligible.
	 */
	private static final int MEAN_FRAMES = 500;
	/** About this many frames are enough to tell a dendrite's own light. */
	private static final int LIGHT_FRAMES = 10_000;

	private final Movie movie;
	private final Motion motion;
	private final BlankRows blank;
	private final List<FootprintReader> readers;
	private final List<List<RingReader>> rings;
	private final List<List<Pixels>> parts;
	private final float[][] fluorescence;
	private final float[][][] sectors;
	private final float[][][] partTraces;
	private final List<LightZone> zones;

	/**
	 * @param rings neuropil rings, ROI × sector
	 * @param parts disjoint parts, ROI × part
	 * @param zones where the own light of each ROI is looked for
	 */
	Pass(final Movie movie, final Motion motion, final BlankRows blank, final List<List<Pixels>> rings,
		final List<List<Pixels>> parts, final List<LightZone> zones)
	{
		this.zones = zones;
		this.movie = movie;
		this.motion = motion;
		this.blank = blank;
		readers = parts.stream().map(roi -> new FootprintReader(roi, movie.width())).toList();
		this.rings = rings.stream().map(list -> list.stream().map(RingReader::new).toList()).toList();
		this.parts = parts;
		final int frames = movie.frames();
		fluorescence = new float[parts.size()][frames];
		sectors = rings.stream().map(list -> new float[list.size()][frames]).toArray(float[][][]::new);
		partTraces = parts.stream().map(list -> new float[list.size()][frames]).toArray(float[][][]::new);
	}

	Extraction.Result run(final TaskExecutor executor, final Progress progress) {
		final MeanImage[] means = new MeanImage[RUNS];
		final LightSums.Run[][] light = new LightSums.Run[parts.size()][RUNS];
		final AtomicLong done = new AtomicLong();
		executor.forEach(IntStream.range(0, RUNS).boxed().toList(), run -> {
			final int from = (int) ((long) movie.frames() * run / RUNS);
			final int to = (int) ((long) movie.frames() * (run + 1) / RUNS);
			final List<LightSums> sums = zones.stream().map(zone -> new LightSums(zone, movie.width())).toList();
			means[run] = read(from, to, sums, done, progress);
			for (int roi = 0; roi < light.length; roi++) {
				light[roi][run] = sums.get(roi).end();
			}
		});
		final MeanImage mean = means[0];
		for (int run = 1; run < RUNS; run++) {
			mean.add(means[run]);
		}
		correctParts(mean.values());
		return new Extraction.Result(fluorescence, neuropil(), partTraces,
			readers.stream().mapToInt(FootprintReader::count).toArray(),
			Arrays.stream(light).map(List::of).map(LightSums::ownLight).toList());
	}

	/** Reads all ROIs in a run of frames and returns the mean image of every {@code meanStep}-th frame. */
	private MeanImage read(final int from, final int to, final List<LightSums> sums, final AtomicLong done,
		final Progress progress)
	{
		final int meanStep = Math.max(1, movie.frames() / MEAN_FRAMES);
		final Frame frame = Frame.of(movie, blank);
		final FrameSum sum = frame.sum();
		for (int t = from; t < to; t++) {
			if (motion.valid(t)) {
				frame.read(t);
				final Displacement displacement = motion.displacement(t);
				for (int roi = 0; roi < parts.size(); roi++) {
					read(frame, t, roi, displacement, sums.get(roi));
				}
				if (t % meanStep == 0) {
					add(sum, t / meanStep, displacement);
				}
			} else {
				readNothing(t);
			}
			progress.at(done.incrementAndGet(), movie.frames());
		}
		final MeanImage mean = new MeanImage(movie.width(), movie.height(), blank);
		mean.add(sum);
		return mean;
	}

	private void add(final FrameSum sum, final int number, final Displacement displacement) {
		final int times = FrameSum.times(movie.frames());
		for (int i = 0; i < times; i++) {
			sum.add(number * times + i, displacement);
		}
	}

	private void read(final Frame frame, final int t, final int roi, final Displacement displacement,
		final LightSums light)
	{
		final FootprintReader reader = readers.get(roi);
		final float[] ofParts = new float[partTraces[roi].length];
		fluorescence[roi][t] = reader.read(frame, displacement, ofParts);
		for (int part = 0; part < ofParts.length; part++) {
			partTraces[roi][part][t] = ofParts.length == 1 ? fluorescence[roi][t] : ofParts[part];
		}
		final int dx = reader.wholeDx(displacement);
		final int dy = reader.wholeDy(displacement);
		for (int sector = 0; sector < sectors[roi].length; sector++) {
			sectors[roi][sector][t] = rings.get(roi).get(sector).mean(frame, dx, dy);
		}
		final int lightStep = Math.max(1, movie.frames() / LIGHT_FRAMES);
		if (zones.get(roi).count() > 0 && t / LightSums.FRAMES % lightStep == 0) {
			light.add(frame, dx, dy, ofParts, Surround.typical(sectors[roi], t));
		}
	}

	private void readNothing(final int t) {
		for (int roi = 0; roi < parts.size(); roi++) {
			fluorescence[roi][t] = Float.NaN;
			for (final float[] sector : sectors[roi]) {
				sector[t] = Float.NaN;
			}
			for (final float[] part : partTraces[roi]) {
				part[t] = Float.NaN;
			}
		}
	}

	private float[][] neuropil() {
		final float[][] neuropil = new float[parts.size()][];
		for (int roi = 0; roi < neuropil.length; roi++) {
			neuropil[roi] = sectors[roi].length == 1 ? sectors[roi][0] : Surround.neuropil(fluorescence[roi], sectors[roi],
				rings.get(roi).stream().mapToInt(RingReader::count).toArray());
		}
		return neuropil;
	}

	private void correctParts(final float[] mean) {
		for (int roi = 0; roi < partTraces.length; roi++) {
			if (partTraces[roi].length > 1) {
				correctParts(roi, mean);
			}
		}
	}

	private void correctParts(final int roi, final float[] mean) {
		final SubPixel[] subPixel = parts.get(roi).stream().map(part -> new SubPixel(part, mean, movie.width()))
			.toArray(SubPixel[]::new);
		for (int t = 0; t < movie.frames(); t++) {
			final Displacement displacement = motion.displacement(t);
			final double dx = readers.get(roi).remainderX(displacement);
			final double dy = readers.get(roi).remainderY(displacement);
			for (int part = 0; part < subPixel.length; part++) {
				partTraces[roi][part][t] = subPixel[part].correct(partTraces[roi][part][t], dx, dy);
			}
		}
	}
}
