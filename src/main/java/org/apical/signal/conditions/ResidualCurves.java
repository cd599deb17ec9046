package org.apical.signal.conditions;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.apical.signal.conditions.ClusterPermutation.Cluster;
import org.apical.signal.estimate.Column;
import org.apical.signal.estimate.Modulation;
import org.apical.signal.estimate.Modulations;
import org.apical.signal.estimate.Relation;
import org.apical.signal.pairs.PeriEvent;
import org.apical.signal.roles.AcrossAnimals;
import org.apical.study.Role;

/**
 * Time courses of the dendrites' residuals, hits minus misses. A neuron's relation was fitted to the amplitudes A of
 * the window (A is the window's length L times the mean of s) and to the boundary columns: D = β_1 A + β_2 A² + β_s
 * s_start + β_e s_end. At a single moment this becomes d = β_1 s + β_2 L s² + κ ds/dt with κ = (β_e − β_s) / 2, which
 * stands for a lag of the dendrite; β_1 is the slope over all trials. The residuals' mean on hits minus their mean on
 * misses is taken within sessions, with sessions weighted by n_hit n_miss / n; then come the means over the neurons of
 * a role and over animals. The curves show when there is an effect. Its size should be read from the windows, because
 * the square of a mean is not the mean of squares.
 */
final class ResidualCurves {

	private final PeriEvent events;
	private final Map<String, List<NeuronCurve>> byAnimal = new LinkedHashMap<>();

	private record NeuronCurve(Role role, double[] residual) {}

	/** @param animals ids of the animals that the verdict rests on */
	ResidualCurves(final PeriEvent events, final Modulations modulations, final List<String> animals) {
		this.events = events;
		animals.forEach(animal -> byAnimal.put(animal, new ArrayList<>()));
		for (int i = 0; i < modulations.all().size(); i++) {
			final Modulation m = modulations.all().get(i);
			if (m.used() && byAnimal.containsKey(m.animal())) {
				byAnimal.get(m.animal()).add(new NeuronCurve(m.role(),
					curve(events.sessions(m.animal(), m.neuron()), modulations.relation(i))));
			}
		}
	}

	private double[] curve(final List<PeriEvent.Sums[]> sessions, final Relation relation) {
		final double[] sum = new double[events.bins()];
		final double[] weights = new double[events.bins()];
		for (final PeriEvent.Sums[] outcomes : sessions) {
			final double[] miss = residual(outcomes[0], relation);
			final double[] hit = residual(outcomes[1], relation);
			for (int i = 0; i < sum.length; i++) {
				if (Double.isFinite(hit[i] - miss[i])) {
					final double weight = 1 / (1 / outcomes[0].trials(i) + 1 / outcomes[1].trials(i));
					sum[i] += weight * (hit[i] - miss[i]);
					weights[i] += weight;
				}
			}
		}
		Arrays.setAll(sum, i -> sum[i] / weights[i]);
		return sum;
	}

	private double[] residual(final PeriEvent.Sums sums, final Relation relation) {
		final double[] soma = sums.meanSoma();
		final double[] square = sums.meanSomaSquared();
		final double[] residual = sums.meanDendrite();
		final double lagS = (relation.coefficient(Column.END) - relation.coefficient(Column.START)) / 2;
		for (int i = 0; i < residual.length; i++) {
			residual[i] -= relation.slope() * soma[i]
				+ relation.coefficient(Column.SOMA_SQUARED) * events.window().lengthS() * square[i];
			if (lagS != 0) {
				final int before = Math.max(0, i - 1);
				final int after = Math.min(soma.length - 1, i + 1);
				residual[i] -= lagS * (soma[after] - soma[before]) / ((after - before) * events.binS());
			}
		}
		return residual;
	}

	PeriEventCurves curves() {
		final double[][] all = byAnimal(curves -> mean(curves, role -> true));
		final double[][] difference = byAnimal(curves -> minus(mean(curves, role -> role == Role.P_PLUS),
			mean(curves, role -> role == Role.P_MINUS)));
		final List<Cluster> clusters = ClusterPermutation.of(side(all, difference));
		final List<PeriEventCurves.Curve> curves = new ArrayList<>();
		for (final Role role : List.of(Role.P_PLUS, Role.NEUTRAL, Role.P_MINUS)) {
			final double[][] ofRole = byAnimal(one -> mean(one, other -> other == role));
			if (Arrays.stream(ofRole).flatMapToDouble(Arrays::stream).anyMatch(Double::isFinite)) {
				curves.add(curve(role.label(), ofRole, List.of(), 0));
			}
		}
		curves.add(curve(PeriEventCurves.ALL, all, clusters, 0));
		curves.add(curve(PeriEventCurves.DIFFERENCE, difference, clusters, events.bins() + 1));
		return new PeriEventCurves(IntStream.range(0, events.bins()).mapToObj(events::startS).toList(), events.binS(),
			curves, clusters.stream().mapToDouble(Cluster::p).min().orElse(1));
	}

	private interface AnimalCurve {
		double[] of(List<NeuronCurve> curves);
	}

	private double[][] byAnimal(final AnimalCurve curve) {
		return byAnimal.values().stream().map(curve::of).toArray(double[][]::new);
	}

	private interface Choice {
		boolean has(Role role);
	}

	private double[] mean(final List<NeuronCurve> curves, final Choice choice) {
		final double[] mean = new double[events.bins()];
		for (int i = 0; i < mean.length; i++) {
			final int bin = i;
			mean[i] = curves.stream().filter(curve -> choice.has(curve.role())).mapToDouble(curve -> curve.residual()[bin])
				.filter(Double::isFinite).average().orElse(Double.NaN);
		}
		return mean;
	}

	private static double[] minus(final double[] a, final double[] b) {
		final double[] difference = new double[a.length];
		Arrays.setAll(difference, i -> a[i] - b[i]);
		return difference;
	}

	/** The two curves of each animal, one after the other with a missing sample between them that no cluster crosses. */
	private static double[][] side(final double[][] a, final double[][] b) {
		final double[][] both = new double[a.length][];
		for (int i = 0; i < both.length; i++) {
			both[i] = Arrays.copyOf(a[i], a[i].length + 1 + b[i].length);
			both[i][a[i].length] = Double.NaN;
			System.arraycopy(b[i], 0, both[i], a[i].length + 1, b[i].length);
		}
		return both;
	}

	/** @param at index of the curve's first bin among the samples in which clusters were sought */
	private static PeriEventCurves.Curve curve(final String name, final double[][] animals, final List<Cluster> clusters,
		final int at)
	{
		final int bins = animals.length == 0 ? 0 : animals[0].length;
		final List<Double> p = IntStream.range(at, at + bins).mapToObj(i -> clusters.stream()
			.filter(cluster -> cluster.from() <= i && i < cluster.to()).map(Cluster::p).findFirst().orElse(Double.NaN))
			.toList();
		return new PeriEventCurves.Curve(name, over(animals, AcrossAnimals::mean), over(animals, AcrossAnimals::se), p);
	}

	private static List<Double> over(final double[][] animals, final ToDoubleFunction<AcrossAnimals> number) {
		return IntStream.range(0, animals.length == 0 ? 0 : animals[0].length).mapToObj(i -> number.applyAsDouble(
			AcrossAnimals.of(Arrays.stream(animals).mapToDouble(animal -> animal[i]).toArray()))).toList();
	}
}
