import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.apical.match.Course;
import org.apical.match.SomaTuftLinking;
import org.apical.match.SomaTuftLinking.Cell;
import org.apical.match.SomaTuftLinking.Link;
import org.apical.simulate.images.AnimalSimulation;
import org.apical.simulate.images.PlaneRecording;
import org.apical.simulate.images.StudySimulation;
import org.apical.study.Kind;

/**
 * Counts how often the most probable owner of a tuft is right, by its confidence; see links.sh. The traces are
 * simulated with white noise. Some somata have no tuft in the plane, as many tufts have no soma, and a fifth of
 * the cells is silent on a day.
 */
public final class LinkCalibration {

	private static final double RATE_HZ = 10;
	private static final double[] FROM = {0, 0.1, 0.3, 0.5, 0.7, 0.9, 0.99};
	private static final List<Condition> CONDITIONS = List.of(new Condition(20, 3, 3, 600, 0.2),
		new Condition(20, 3, 1, 300, 0.2), new Condition(20, 3, 1, 150, 0.4), new Condition(40, 3, 1, 300, 0.4),
		new Condition(40, 10, 1, 300, 0.8), new Condition(60, 20, 2, 600, 0.8), new Condition(20, 6, 1, 600, 1.5),
		new Condition(8, 2, 1, 200, 0.4));

	private LinkCalibration() {}

	/** @param alone the number of somata without a tuft, and of tufts without a soma */
	private record Condition(int neurons, int alone, int days, int frames, double noiseDff) {

		private StudySimulation.Parameters parameters() {
			return new StudySimulation.Parameters(1, days, frames, 64, 64, RATE_HZ, neurons / 4, neurons / 4,
				neurons - 2 * (neurons / 4), "vectorized", 0.25, 3, 0, 0, 0, 0.08, 0.2);
		}

		private List<Link> links(final long seed) {
			final AnimalSimulation animal = new AnimalSimulation(parameters(), seed, 0);
			return new SomaTuftLinking(SomaTuftLinking.Parameters.defaults(),
				cells(animal, seed, Kind.SOMA).subList(alone, neurons),
				cells(animal, seed, Kind.TUFT).subList(0, neurons - alone),
				Map.of(), RATE_HZ).likeliest();
		}

		private List<Cell> cells(final AnimalSimulation animal, final long seed, final Kind kind) {
			final Random noise = new Random(seed + kind.ordinal());
			final List<float[][]> all = new ArrayList<>();
			for (int day = 0; day < days; day++) {
				final float[][] dff = new PlaneRecording(parameters(), seed, 0, day, kind, null, animal.session(day)).dff();
				for (final float[] row : dff) {
					for (int t = 0; t < row.length; t++) {
						row[t] += (float) (noiseDff * noise.nextGaussian());
					}
				}
				all.add(dff);
			}
			final List<Cell> cells = new ArrayList<>();
			for (int n = 0; n < neurons; n++) {
				final int neuron = n;
				cells.add(new Cell("n" + n, 0, 0, all.stream().map(dff -> new Course(dff[neuron])).toList()));
			}
			return cells;
		}
	}

	private static String shares(final int[] right, final int[] said) {
		final StringBuilder row = new StringBuilder();
		for (int i = 0; i < said.length; i++) {
			row.append(String.format(Locale.ROOT, " %10s", right[i] + "/" + said[i]));
		}
		return row.toString();
	}

	public static void main(final String[] args) {
		final long first = Long.parseLong(args[0]);
		final int seeds = Integer.parseInt(args[1]);
		final int[] allRight = new int[FROM.length];
		final int[] allSaid = new int[FROM.length];
		System.out.printf("%-44s", "right of all, by confidence from");
		Arrays.stream(FROM).forEach(from -> System.out.printf(Locale.ROOT, " %10.2f", from));
		System.out.println();
		for (final Condition condition : CONDITIONS) {
			final int[] right = new int[FROM.length];
			final int[] said = new int[FROM.length];
			for (long seed = first; seed < first + seeds; seed++) {
				for (final Link link : condition.links(seed)) {
					final int bin = (int) Arrays.stream(FROM).filter(from -> link.confidence() >= from).count() - 1;
					said[bin]++;
					right[bin] += link.soma().equals(link.tuft()) ? 1 : 0;
				}
			}
			System.out.printf(Locale.ROOT, "%2d neurons, %2d alone, %d × %2.0f s, noise %.1f   %s%n", condition.neurons,
				condition.alone, condition.days, condition.frames / RATE_HZ, condition.noiseDff, shares(right, said));
			Arrays.setAll(allRight, i -> allRight[i] + right[i]);
			Arrays.setAll(allSaid, i -> allSaid[i] + said[i]);
		}
		System.out.printf("%-44s%s%n", "all", shares(allRight, allSaid));
	}
}
