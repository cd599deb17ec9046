import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apical.trace.events.Drift;
import org.apical.trace.events.Events;
import org.apical.trace.events.Indicator;
import org.apical.trace.events.Kinetics;
import org.apical.trace.events.Oasis;

/**
 * Times deconvolution and events on made-up traces; see benchmark-traces.sh. Prints million samples per second of CPU
 * time, of all threads, garbage collection included.
 */
public final class BenchmarkDeconvolution {

	private static final int TRACES = 100;
	private static final int FRAMES = 18000;
	private static final double RATE_HZ = 30;
	private static final double TAU_S = 0.7;
	private static final int ROUNDS = 7;
	/**
	 * The passes over all traces in a round; one is too short for the CPU clock, which ticks in hundredths of a second.
	 */
	private static final int REPEATS = 5;

	private static final OperatingSystemMXBean SYSTEM =
		(OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

	private BenchmarkDeconvolution() {}

	public static void main(final String[] args) {
		final float[][] traces = IntStream.range(0, TRACES).mapToObj(BenchmarkDeconvolution::trace).toArray(float[][]::new);
		final double decay = Math.exp(-1 / (RATE_HZ * TAU_S));
		final Events events = new Events(3, false);
		final float[][] flat =
			Arrays.stream(traces).map(trace -> Drift.removed(trace, RATE_HZ, 0.1)).toArray(float[][]::new);
		best("oasis", () -> each(flat, trace -> Oasis.jumps(trace, decay)[1]));
		best("maximin+oasis", () -> each(traces, trace -> Oasis.jumps(Drift.removed(trace, RATE_HZ, 0.1), decay)[1]));
		final Kinetics kinetics = Indicator.JGCAMP7F.kinetics();
		best("events", () -> each(traces, trace -> events.find(trace, RATE_HZ, kinetics).deconvolved()[1]));
	}

	private interface Step {
		float of(float[] trace);
	}

	private static double each(final float[][] traces, final Step step) {
		double sum = 0;
		for (final float[] trace : traces) {
			sum += step.of(trace);
		}
		return sum;
	}

	private static void best(final String what, final java.util.function.DoubleSupplier run) {
		double best = 0;
		for (int round = 0; round < ROUNDS; round++) {
			final long start = SYSTEM.getProcessCpuTime();
			for (int repeat = 0; repeat < REPEATS; repeat++) {
				if (Double.isNaN(run.getAsDouble())) {
					throw new AssertionError();
				}
			}
			best = Math.max(best, REPEATS * TRACES * (double) FRAMES / (SYSTEM.getProcessCpuTime() - start) * 1000);
		}
		System.out.printf(java.util.Locale.ROOT, "%s %.2f%n", what, best);
	}

	/** Fluorescence about 1, 0.5 transients a second of about 0.5, noise 0.1. */
	private static float[] trace(final int seed) {
		final SplittableRandom random = new SplittableRandom(seed);
		final float[] trace = new float[FRAMES];
		double calcium = 0;
		for (int t = 0; t < FRAMES; t++) {
			calcium *= Math.exp(-1 / (RATE_HZ * TAU_S));
			calcium += random.nextDouble() < 0.5 / RATE_HZ ? 0.5 * Math.exp(0.6 * random.nextGaussian()) : 0;
			trace[t] = (float) (1 + calcium + 0.1 * random.nextGaussian());
		}
		return trace;
	}
}
