package org.apical.signal.controls;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apical.signal.controls.Perturbation.Light;
import org.apical.signal.controls.Perturbation.Shift;
import org.apical.signal.estimate.AdjustedLeastSquares;
import org.apical.signal.estimate.Cell;
import org.apical.signal.estimate.Centring;
import org.apical.signal.estimate.Estimator;
import org.apical.signal.estimate.Modulation;
import org.apical.signal.estimate.Modulations;
import org.apical.signal.estimate.WindowSample;
import org.apical.signal.pairs.Pair;
import org.apical.signal.pairs.PairTable;
import org.apical.signal.roles.AcrossAnimals;
import org.apical.signal.roles.Contrast;
import org.apical.signal.roles.Contrasts;
import org.apical.signal.roles.RoleGroups;

/**
 * Compares trials with light and trials without (docs/science.md, section 5.12). For each neuron, r = d − f̂(s), with
 * f̂ fitted to the trials without light, is regressed on hit, light and hit × light with an intercept per session. The
 * coefficient of hit is the modulation without light, and that of hit × light is the change of it by light. The soma's
 * z is regressed on light.
 */
public final class LightContrast {

	/** The name of the light's covariate. */
	private static final String LIGHT = "light";
	private static final double ALPHA = 0.05;

	private final Contrasts contrasts;
	private final List<Modulation> off = new ArrayList<>();
	private final List<Modulation> on = new ArrayList<>();
	private final List<Modulation> change = new ArrayList<>();
	private final List<Modulation> dendrite = new ArrayList<>();
	private final List<Modulation> soma = new ArrayList<>();

	private LightContrast(final Contrasts contrasts) {
		this.contrasts = contrasts;
	}

	/**
	 * @param sample the trials without light
	 * @return empty where no trial had light
	 */
	public static Optional<Light> of(final PairTable table, final WindowSample sample, final Contrasts contrasts) {
		if (sample.photostimulated() == 0) {
			return Optional.empty();
		}
		final Modulations fitted = Modulations.of(sample, Estimator.REPLICATE_MOMENTS);
		final PairTable both = withLightAsColumn(table, sample);
		final LightContrast contrast = new LightContrast(contrasts);
		for (final WindowSample.AnimalSample animal : WindowSample.of(both, sample.window(), sample.kind()).animals()) {
			animal.cells().forEach(cell -> contrast.add(cell, animal.sessions(), fitted));
		}
		return Optional.of(contrast.light(trials(table, sample)));
	}

	/** The window's rows, including those with light, with light as a covariate. */
	private static PairTable withLightAsColumn(final PairTable table, final WindowSample sample) {
		final PairTable.Layout layout =
			new PairTable.Layout(table.layout().parts(), table.layout().boundary(), false, List.of(LIGHT));
		final PairTable.Builder builder = new PairTable.Builder(layout);
		for (int row = 0; row < table.rows(); row++) {
			final Pair p = table.pair(row);
			if (p.window().equals(sample.window()) && p.kind() == sample.kind()) {
				final double[] values = Arrays.copyOf(table.row(row), layout.width());
				values[layout.width() - 1] = p.photostimulation() ? 1 : 0;
				builder.add(new Pair(p.animal(), p.session(), p.day(), p.neuron(), p.role(), p.trial(), p.outcome(), p.timeS(),
					p.errorDeg(), p.stratum(), p.window(), p.kind()), values);
			}
		}
		return builder.build();
	}

	private static int trials(final PairTable table, final WindowSample sample) {
		int trials = 0;
		final TreeMap<String, Integer> seen = new TreeMap<>();
		for (int row = 0; row < table.rows(); row++) {
			final Pair p = table.pair(row);
			if (p.photostimulation() && p.window().equals(sample.window()) && p.kind() == sample.kind()) {
				trials += seen.putIfAbsent(p.animal() + ' ' + p.session() + ' ' + p.trial(), row) == null ? 1 : 0;
			}
		}
		return trials;
	}

	private void add(final Cell cell, final int sessions, final Modulations fitted) {
		for (int i = 0; i < fitted.all().size(); i++) {
			final Modulation m = fitted.all().get(i);
			if (m.used() && m.animal().equals(cell.first().animal()) && m.neuron().equals(cell.first().neuron())) {
				add(cell, sessions, m, fitted.relation(i).residual(cell));
			}
		}
	}

	private void add(final Cell cell, final int sessions, final Modulation m, final double[] residual) {
		final double[] light = cell.covariates()[0];
		final double[] both = Centring.product(cell.hit(), light);
		final double[] modulated = coefficients(cell, sessions, residual, cell.hit(), light, both);
		final double[] moved = coefficients(cell, sessions, residual, light, cell.hit());
		final double[] ofSoma = coefficients(cell, sessions, cell.z(), light);
		if (Double.isFinite(modulated[0]) && Double.isFinite(moved[0]) && Double.isFinite(ofSoma[0])) {
			off.add(m.with(modulated[0]));
			on.add(m.with(modulated[0] + modulated[2]));
			change.add(m.with(modulated[2]));
			dendrite.add(m.with(moved[0]));
			soma.add(m.with(ofSoma[0]));
		}
	}

	private static double[] coefficients(final Cell cell, final int sessions, final double[] y,
		final double[]... columns)
	{
		return AdjustedLeastSquares.fit(AdjustedLeastSquares.Equations.ofExact(cell.session(), sessions, columns, y))
			.coefficients();
	}

	private Light light(final int trials) {
		final Contrast difference = contrasts.of(change);
		final AcrossAnimals ofSoma = animals(soma);
		final double p = ofSoma.pEquivalence(Contrast.BOUND_SD);
		return new Light(trials, contrasts.of(off), contrasts.of(on), difference, Shift.of(animals(dendrite)),
			Shift.of(ofSoma), p, reading(difference, ofSoma, p));
	}

	/** The mean over the neurons of each animal, over animals. */
	private static AcrossAnimals animals(final List<Modulation> values) {
		return AcrossAnimals.of(values.stream().collect(Collectors.groupingBy(Modulation::animal, TreeMap::new,
			Collectors.averagingDouble(Modulation::modulation))).values().stream().mapToDouble(Double::doubleValue)
			.toArray());
	}

	private static String reading(final Contrast difference, final AcrossAnimals soma, final double pEquivalence) {
		final int animals = difference.animals().size();
		if (animals < RoleGroups.FEWEST_ANIMALS) {
			return text("The effect of light on the difference between the roles is untestable: %d of the animals have "
				+ "light-on and light-off hits and misses of both roles, and six are needed.", animals);
		}
		return text(
			"Light %s the difference between the roles (by %+.3f ΔF/F·s, p = %.2g over animals, %.2g by roles); the "
				+ "somata themselves changed by %+.2f SD, which %s.",
			difference.significant() ? "changed" : "did not demonstrably "
				+ "change",
			difference.d(), difference.pAnimal(), difference.pRolePermutation(), soma.mean(),
			pEquivalence < ALPHA ? "is equivalent to no change (within ±0.2 SD)"
				: "is not shown to be negligible, so the light's effect may not be on the dendrites alone");
	}

	private static String text(final String format, final Object... arguments) {
		return String.format(Locale.ROOT, format, arguments);
	}
}
