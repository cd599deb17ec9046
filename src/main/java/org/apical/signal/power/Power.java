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
 * What the opposing test would find in studies of given size and noise, by simulation of the neurons' modulations: of
 * animal a and neuron n with role r = ±1, M = m_a + r (D/2 + s_a) + u_n + e_n, all normal with the SDs of the {@link
 * StudyNoise}; the leave-one-out M the same with an error correlated with e_n. A difference is found as the test finds
 * it: primary, leave-one-out and gain-adjusted estimate each by permutation and by t over animals, and the gate passed;
 * opposing, P+ and P− also each by a one-sided t. Neurons left out and signals common to both roles, which hide
 * opposition, play no part.
 *
 * <p>Per study there is one D from which on all of it holds ({@link CriticalDifference}), so a run gives the whole
 * curve. Curves are kept. Not for use by several threads.
 */
public final class Power {

	/** Above so many animals none is looked for. */
	public static final int MOST_ANIMALS = 100;

	/** What can be chosen. */
	public record Parameters(
		@Explained("Probability with which an effect should be found; 0.5 to 0.99") double power,
		@Explained("Simulated studies; at least 1000") int studies,
		@Explained("Seed of the simulation") int seed)
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

	/** The curve of so many animals; of fewer than six, which the test does not judge, nothing is ever found. */
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
	 * @param ofCurve probability of finding it
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
