package org.apical.signal.power;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.ToDoubleFunction;
import org.apical.Explained;
import org.apical.Progress;
import org.apical.signal.roles.RolePermutation;

/**
 * The power of the opposing test in studies of given size and noise, by simulation of the neurons' modulations
 * (docs/science.md, section 5.13). For animal a and neuron n with role r = ±1, M = m_a + r (D/2 + s_a) + u_n + e_n,
 * where m, s, u and e are normal with the SDs of the {@link StudyNoise}. The leave-one-out and the network-adjusted M
 * are the same with errors that are correlated with e_n. A study is role-dependent as in the test: the primary,
 * leave-one-out, gain-adjusted and network-adjusted estimates must each be found by permutation and by t over animals,
 * the network-adjusted one must keep enough of the leave-one-out one, and the gate must be passed. It is opposing if P+
 * and P− are also each found by a one-sided t. Left out of the simulation are neurons that are not estimable, and
 * signals common to both roles, which hide opposite signs.
 *
 * <p>Each simulated study has one smallest D at which all of this holds ({@link CriticalDifference}), so one run gives
 * the whole power curve. Curves are kept. Not thread-safe.
 */
public final class Power {

	/** The largest number of animals that is tried. */
	public static final int MOST_ANIMALS = 100;

	/** The parameters of the simulation. */
	public record Parameters(
		@Explained("Probability with which an effect should be found; 0.5 to 0.99")
		double power,
		@Explained("Simulated studies; at least 1000")
		int studies,
		@Explained("Seed of the simulation")
		int seed)
	{

		public Parameters {
			if (!(power >= 0.5 && power <= 0.99)) {
				throw new IllegalArgumentException("power must be from 0.5 to 0.99, not " + power);
			}
			if (studies < 1000) {
				throw new IllegalArgumentException("studies must be at least 1000, not " + studies);
			}
		}

		public static Parameters defaults() {
			return new Parameters(0.8, 5000, 1);
		}
	}

	private final StudyNoise noise;
	private final StudySize size;
	private final Parameters parameters;
	private final Map<Integer, PowerCurve> curves = new HashMap<>();

	public Power(final StudyNoise noise, final StudySize size, final Parameters parameters) {
		this.noise = noise;
		this.size = size;
		this.parameters = parameters;
	}

	/** The power curve for a number of animals. With fewer than six, which are untestable, nothing is ever found. */
	public PowerCurve curve(final int animals, final Progress progress) {
		return curves.computeIfAbsent(animals, n -> simulated(n, progress));
	}

	private PowerCurve simulated(final int animals, final Progress progress) {
		final double[] roleDependent = new double[parameters.studies()];
		final double[] opposing = new double[parameters.studies()];
		if (animals < StudySize.FEWEST_ANIMALS) {
			Arrays.fill(roleDependent, Double.POSITIVE_INFINITY);
			return new PowerCurve(roleDependent, roleDependent);
		}
		final SimulatedModulations simulation = new SimulatedModulations(noise, size, animals);
		for (int i = 0; i < roleDependent.length; i++) {
			if (i % 100 == 0) {
				progress.at(i, roleDependent.length);
			}
			simulation.draw(RolePermutation.stream(parameters.seed(), i));
			roleDependent[i] = simulation.roleDependentFrom();
			opposing[i] = simulation.opposingFrom();
		}
		return new PowerCurve(roleDependent, opposing);
	}

	/**
	 * The fewest animals with which the difference is found with the wanted probability; empty where {@value
	 * #MOST_ANIMALS} are too few.
	 *
	 * @param ofCurve the probability of finding the difference, taken from a power curve
	 */
	public OptionalInt animalsNeeded(final ToDoubleFunction<PowerCurve> ofCurve, final Progress progress) {
		int from = StudySize.FEWEST_ANIMALS;
		int to = from;
		while (to <= MOST_ANIMALS && !found(ofCurve, to, progress)) {
			from = to + 1;
			to = Math.min(2 * to, MOST_ANIMALS + 1);
		}
		while (from < to) {
			final int middle = (from + to) / 2;
			if (found(ofCurve, middle, progress)) {
				to = middle;
			} else {
				from = middle + 1;
			}
		}
		return from > MOST_ANIMALS ? OptionalInt.empty() : OptionalInt.of(from);
	}

	private boolean found(final ToDoubleFunction<PowerCurve> ofCurve, final int animals, final Progress progress) {
		return ofCurve.applyAsDouble(curve(animals, progress)) >= parameters.power();
	}
}
