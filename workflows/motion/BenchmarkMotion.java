import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.imglib2.parallel.TaskExecutor;
import net.imglib2.parallel.TaskExecutors;
import org.apical.Problems;
import org.apical.flow.stages.ParameterFields;
import org.apical.image.Movie;
import org.apical.io.movie.Movies;
import org.apical.io.results.MotionFolder;
import org.apical.motion.RigidRegistration;
import org.apical.study.MovieSource;

/**
 * Registers one movie as `apical register` does and prints, like peers.py, seconds of wall clock and of CPU time
 * (of all threads: compiler and garbage collector too) to start, for the reference image, for the rest from frames
 * to motion and corrected mean, and to write these; and peak resident memory. See benchmark-motion.sh.
 */
public final class BenchmarkMotion {

	private static final OperatingSystemMXBean SYSTEM =
		(OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

	private static final double RATE_HZ = 30;

	private final List<Time> times = new ArrayList<>();

	private BenchmarkMotion() {}

	/** @param args movie, folder for results, threads, then parameters such as {@code block_px=0} */
	public static void main(final String[] args) {
		final Map<String, Object> parameters = Stream.of(args).skip(3).map(arg -> arg.split("="))
			.collect(Collectors.toMap(arg -> arg[0], arg -> Integer.valueOf(arg[1])));
		new BenchmarkMotion().run(Path.of(args[0]), Path.of(args[1]), Integer.parseInt(args[2]), parameters);
	}

	private void run(final Path movie, final Path out, final int threads, final Map<String, Object> given) {
		final Problems problems = new Problems();
		final RigidRegistration.Parameters parameters =
			ParameterFields.bind(RigidRegistration.Parameters.defaults(), given, "parameters", problems);
		problems.throwIfAny();
		final Time start = Time.now(0);
		final RigidRegistration.Result result;
		final double[] times;
		try (TaskExecutor executor = TaskExecutors.fixedThreadPool(threads);
			Movie frames = Movies.open(MovieSource.of(movie)))
		{
			result = new RigidRegistration(parameters).register(frames, Optional.empty(), executor, this::note);
			times = IntStream.range(0, frames.frames()).mapToDouble(frame -> frame / RATE_HZ).toArray();
		}
		final Time reference = reference();
		final Time all = Time.now(0).minus(start);
		MotionFolder.write(out, times, result);
		System.out.println("{\"start\": " + start + ", \"reference\": " + reference + ", \"register\": "
			+ all.minus(reference) + ", \"write\": " + Time.now(0).minus(start).minus(all) + ", \"peak_mb\": " + peakMb()
			+ "}");
	}

	private static double peakMb() {
		try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
			return lines.filter(line -> line.startsWith("VmHWM"))
				.mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
				.sum() / 1024.0;
		} catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private synchronized void note(final long done, final long total) {
		times.add(Time.now(done));
	}

	/**
	 * The time from the beginning to the first frames of the pass over all frames, minus the time for the next frames.
	 */
	private Time reference() {
		final List<Time> frames = times.stream().filter(time -> time.done > 0).toList();
		final Time beginning = times.get(0);
		return frames.size() < 2 ? frames.get(0).minus(beginning)
			: frames.get(0).minus(beginning).minus(frames.get(1).minus(frames.get(0)));
	}

	/** @param done frames done in the pass over all frames */
	private record Time(long done, double wallS, double cpuS) {

		static Time now(final long done) {
			return new Time(done, (System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime()) / 1e3,
				SYSTEM.getProcessCpuTime() / 1e9);
		}

		Time minus(final Time other) {
			return new Time(done, wallS - other.wallS, cpuS - other.cpuS);
		}

		@Override
		public String toString() {
			return String.format(Locale.ROOT, "[%.3f, %.3f]", wallS, cpuS);
		}
	}
}
