package org.apical.trace;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import net.imglib2.parallel.TaskExecutor;
import org.apical.Progress;
import org.apical.image.BlankRows;
import org.apical.image.Displacement;
import org.apical.image.MeanImage;
import org.apical.image.Motion;
import org.apical.image.Movie;

/** The one pass over the frames of a movie in which all ROIs, rings and parts are read. */
final class Pass {

	/** Runs of frames, each with a sum image of its own; fixed, so that sums do not depend on the number of threads. */
	private static final int RUNS = 16;
	/** Of about so many frames is the mean that the remainders of displacements are taken out with: its noise is nothing. */
	private static final int MEAN_FRAMES = 500;

	private final Movie movie;
	private final Motion motion;
	private final BlankRows blank;
	private final List<FootprintReader> rois;
	private final List<List<PixelReader>> rings;
	private final List<List<Pixels>> parts;
	private final List<List<PixelReader>> partReaders;
	private final float[][] fluorescence;
	private final float[][][] sectors;
	private final float[][][] partTraces;

	Pass(final Movie movie, final Motion motion, final BlankRows blank, final List<Pixels> rois,
		final List<List<Pixels>> rings, final List<List<Pixels>> parts)
	{
		this.movie = movie;
		this.motion = motion;
		this.blank = blank;
		this.rois = rois.stream().map(roi -> new FootprintReader(roi, movie.width())).toList();
		this.rings = rings.stream().map(this::readers).toList();
		this.parts = parts;
		partReaders = parts.stream().map(this::readers).toList();
		final int frames = movie.frames();
		fluorescence = new float[rois.size()][frames];
		sectors = rings.stream().map(list -> new float[list.size()][frames]).toArray(float[][][]::new);
		partTraces = parts.stream().map(list -> new float[list.size()][frames]).toArray(float[][][]::new);
	}

	private List<PixelReader> readers(final List<Pixels> pixels) {
		return pixels.stream().map(one -> new PixelReader(one, movie.width())).toList();
	}

	Extraction.Result run(final TaskExecutor executor, final Progress progress) {
		final MeanImage[] means = new MeanImage[RUNS];
		final AtomicLong done = new AtomicLong();
		executor.forEach(IntStream.range(0, RUNS).boxed().toList(), run -> {
			final int from = (int) ((long) movie.frames() * run / RUNS);
			final int to = (int) ((long) movie.frames() * (run + 1) / RUNS);
			means[run] = read(from, to, done, progress);
		});
		final MeanImage mean = means[0];
		for (int run = 1; run < RUNS; run++) {
			mean.add(means[run]);
		}
		correctParts(mean.values());
		return new Extraction.Result(fluorescence, neuropil(), partTraces,
			rois.stream().mapToInt(FootprintReader::count).toArray());
	}

	/** Reads frames and returns the mean of some. */
	private MeanImage read(final int from, final int to, final AtomicLong done, final Progress progress) {
		final MeanImage mean = new MeanImage(movie.width(), movie.height(), blank);
		final int meanStep = Math.max(1, movie.frames() / MEAN_FRAMES);
		final Frame frame = new Frame(new float[movie.width() * movie.height()], movie.width(), movie.height(),
			blank.first(), blank.end());
		final WeightedSum sum = new WeightedSum();
		for (int t = from; t < to; t++) {
			if (motion.valid(t)) {
				movie.read(t, frame.values());
				final Displacement displacement = motion.displacement(t);
				for (int roi = 0; roi < rois.size(); roi++) {
					read(frame, t, roi, displacement, sum);
				}
				if (t % meanStep == 0) {
					mean.add(frame.values(), displacement);
				}
			} else {
				readNothing(t);
			}
			progress.at(done.incrementAndGet(), movie.frames());
		}
		return mean;
	}

	private void read(final Frame frame, final int t, final int roi, final Displacement displacement,
		final WeightedSum sum)
	{
		fluorescence[roi][t] = rois.get(roi).read(frame, displacement, sum);
		final int dx = rois.get(roi).wholeDx(displacement);
		final int dy = rois.get(roi).wholeDy(displacement);
		for (int sector = 0; sector < sectors[roi].length; sector++) {
			rings.get(roi).get(sector).nearest(frame, dx, dy, sum);
			sectors[roi][sector][t] = sum.takeMean();
		}
		if (partTraces[roi].length == 1) {
			partTraces[roi][0][t] = fluorescence[roi][t];
			return;
		}
		for (int part = 0; part < partTraces[roi].length; part++) {
			partReaders.get(roi).get(part).nearest(frame, dx, dy, sum);
			partTraces[roi][part][t] = sum.takeMean();
		}
	}

	private void readNothing(final int t) {
		for (int roi = 0; roi < rois.size(); roi++) {
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
		final float[][] neuropil = new float[rois.size()][];
		for (int roi = 0; roi < neuropil.length; roi++) {
			neuropil[roi] = sectors[roi].length == 1 ? sectors[roi][0] : Surround.neuropil(fluorescence[roi], sectors[roi],
				rings.get(roi).stream().mapToInt(PixelReader::count).toArray());
		}
		return neuropil;
	}

	private void correctParts(final float[] mean) {
		for (int roi = 0; roi < partTraces.length; roi++) {
			for (int part = 0; part < partTraces[roi].length && partTraces[roi].length > 1; part++) {
				final SubPixel subPixel = new SubPixel(parts.get(roi).get(part), mean, movie.width());
				final float[] trace = partTraces[roi][part];
				for (int t = 0; t < trace.length; t++) {
					final Displacement displacement = motion.displacement(t);
					trace[t] = subPixel.correct(trace[t], rois.get(roi).remainderX(displacement),
						rois.get(roi).remainderY(displacement));
				}
			}
		}
	}
}
