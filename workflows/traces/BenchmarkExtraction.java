import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.imglib2.parallel.TaskExecutors;
import org.apical.Progress;
import org.apical.image.BlankRows;
import org.apical.image.Mask;
import org.apical.image.Motion;
import org.apical.image.Movie;
import org.apical.io.movie.Movies;
import org.apical.study.Kind;
import org.apical.study.MovieSource;
import org.apical.trace.extract.Extraction;

/**
 * Times the extraction of 300 somata with neuropil and parts from a TIFF through made-up motion; see
 * benchmark-traces.sh. Prints frames per second of CPU time of all threads, including opening the file and laying out
 * ROIs: for the first 2000 frames, including Java's compiler, and then for a recording of 8000 frames.
 */
public final class BenchmarkExtraction {

	private static final OperatingSystemMXBean SYSTEM =
		(OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

	private BenchmarkExtraction() {}

	public static void main(final String[] args) {
		final List<Mask> rois = IntStream.range(0, 300).mapToObj(BenchmarkExtraction::disc).toList();
		final Path movie = Path.of(args[0]);
		System.out.printf(Locale.ROOT, "extraction %.1f%n", rate(List.of(movie), rois));
		System.out.printf(Locale.ROOT, "long %.1f%n", rate(Collections.nCopies(4, movie), rois));
	}

	private static double seconds() {
		return SYSTEM.getProcessCpuTime() / 1e9;
	}

	private static double rate(final List<Path> files, final List<Mask> rois) {
		final double start = seconds();
		try (Movie movie = Movies.open(new MovieSource(files, 0, 1, 0, 0))) {
			new Extraction(Extraction.Parameters.defaults()).extract(movie, motion(movie.frames()), rois, List.of(),
				Kind.SOMA,
				1, BlankRows.NONE, TaskExecutors.singleThreaded(), Progress.NONE);
			return movie.frames() / (seconds() - start);
		}
	}

	/** A ROI of radius 6 px whose weight falls from the centre, in a grid of 20 × 15. */
	private static Mask disc(final int number) {
		final int column = 14 + 25 * (number % 20);
		final int row = 16 + 34 * (number / 20);
		final int[] pixels = IntStream.range(0, 169).filter(i -> Math.hypot(i % 13 - 6, i / 13 - 6) < 6.2).toArray();
		final int[] x = IntStream.of(pixels).map(i -> column + i % 13 - 6).toArray();
		final int[] y = IntStream.of(pixels).map(i -> row + i / 13 - 6).toArray();
		final float[] weight = new float[pixels.length];
		for (int i = 0; i < weight.length; i++) {
			weight[i] = (float) (1 - Math.hypot(x[i] - column, y[i] - row) / 8);
		}
		return new Mask(x, y, weight);
	}

	private static Motion motion(final int frames) {
		final SplittableRandom random = new SplittableRandom(5);
		final Motion still = Motion.none(frames);
		final float[] dx = new float[frames];
		final float[] dy = new float[frames];
		for (int t = 1; t < frames; t++) {
			dx[t] = (float) (0.9 * dx[t - 1] + random.nextGaussian());
			dy[t] = (float) (0.9 * dy[t - 1] + random.nextGaussian());
		}
		return new Motion(dx, dy, still.correlation(), still.valid());
	}
}
