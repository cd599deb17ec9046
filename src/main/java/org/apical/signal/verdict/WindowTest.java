package org.apical.signal.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.apical.signal.controls.Controls;
import org.apical.signal.controls.Gate;
import org.apical.signal.controls.GateTest;
import org.apical.signal.estimate.Estimator;
import org.apical.signal.estimate.Modulation;
import org.apical.signal.estimate.Modulations;
import org.apical.signal.estimate.QuietNoise;
import org.apical.signal.estimate.WindowSample;
import org.apical.signal.pairs.PairTable;
import org.apical.signal.roles.AcrossAnimals;
import org.apical.signal.roles.Contrast;
import org.apical.signal.roles.Contrasts;
import org.apical.signal.roles.MixedModel;
import org.apical.signal.roles.RoleGroups;
import org.apical.signal.verdict.OpposingResult.Comparison;
import org.apical.signal.verdict.OpposingResult.Counts;
import org.apical.signal.verdict.OpposingResult.Details;
import org.apical.signal.verdict.OpposingResult.Quiet;
import org.apical.signal.verdict.OpposingResult.RoleMeans;
import org.apical.signal.verdict.OpposingResult.Sensitivity;
import org.apical.signal.verdict.OpposingResult.Testable;
import org.apical.signal.verdict.OpposingResult.WindowResult;
import org.apical.study.Role;

/** Estimates and tests of one window and kind. */
public final class WindowTest {

	private static final double ALPHA = 0.05;
	/** κ of the sensitivity analysis: variance of supposed common noise in units of the signal's variance. */
	private static final double SHARED_NOISE = 0.05;
	/** Estimators that only a full result has. */
	private static final List<Estimator> FURTHER = List.of(Estimator.LINEAR_MOMENTS, Estimator.GAUSSIAN_ALS,
		Estimator.ERRORS_IN_VARIABLES, Estimator.INSTRUMENTAL_VARIABLE, Estimator.LINEAR_OLS, Estimator.THEIL_SEN,
		Estimator.DEMING, Estimator.SELECTED_EVENTS);

	private final WindowSample sample;
	private final Contrasts contrasts;
	private final PairTable table;
	private final List<NamedNeuron> neurons;
	private final Map<String, QuietNoise> noise;
	private final Modulations primary;
	private final List<Modulation> leaveOneOut;
	private final List<Modulation> networkAdjusted;
	private final boolean networkDemanded;
	private final List<Modulation> pseudoDendrite;
	private final List<Modulation> naiveOls;
	private final List<List<Modulation>> further;
	private final boolean full;

	/**
	 * @param sample the window's rows, with moments that are freed of the noise
	 * @param neurons every neuron that could take part
	 * @param noise the noise that was measured in quiet windows, by animal
	 * @param networkDemanded whether the network-adjusted estimate must agree
	 * @param full whether to add the estimators that are for comparison only, and the details
	 */
	WindowTest(final WindowSample sample, final Contrasts contrasts, final PairTable table,
		final List<NamedNeuron> neurons, final Map<String, QuietNoise> noise, final boolean networkDemanded,
		final boolean full)
	{
		this.noise = noise;
		this.sample = sample;
		this.contrasts = contrasts;
		this.table = table;
		this.neurons = neurons;
		this.networkDemanded = networkDemanded;
		this.full = full;
		primary = Modulations.of(sample, Estimator.REPLICATE_MOMENTS);
		leaveOneOut = Modulations.of(sample, Estimator.LEAVE_ONE_OUT).all();
		networkAdjusted = Modulations.of(sample, Estimator.NETWORK_ADJUSTED).all();
		naiveOls = Modulations.of(sample, Estimator.QUADRATIC_OLS).all();
		final boolean fifthPart = table.layout().parts() == 5;
		pseudoDendrite = fifthPart ? Modulations.of(sample, Estimator.PSEUDO_DENDRITE).all() : List.of();
		further = full ? FURTHER.stream().filter(estimator -> fifthPart || estimator != Estimator.SELECTED_EVENTS)
			.map(estimator -> Modulations.of(sample, estimator).all()).toList() : List.of();
	}

	List<Modulation> modulations() {
		final List<Modulation> all = new ArrayList<>(primary.all());
		all.addAll(leaveOneOut);
		all.addAll(networkAdjusted);
		all.addAll(pseudoDendrite);
		all.addAll(naiveOls);
		further.forEach(all::addAll);
		return all;
	}

	/** The results of all estimators other than the primary one. */
	List<Comparison> comparisons() {
		return Stream.concat(Stream.of(leaveOneOut, networkAdjusted, naiveOls), further.stream()).map(this::comparison)
			.toList();
	}

	private Comparison comparison(final List<Modulation> modulations) {
		return new Comparison(sample.window(), sample.kind(), modulations.get(0).estimator(), contrasts.of(modulations),
			means(RoleGroups.tested(RoleGroups.of(modulations))));
	}

	WindowResult result() {
		final List<RoleGroups> tested = RoleGroups.tested(RoleGroups.of(primary.all()));
		final Estimates estimates = estimates(primary.all(), leaveOneOut, networkAdjusted);
		final Contrast contrast = estimates.primary();
		final double sdResidual = primary.sdResidual();
		final RoleMeans means = means(tested);
		final Gate gate = GateTest.of(pseudoDendrite, Contrast.BOUND_SD * sdResidual);
		final List<RoleGroups> testedLoo = RoleGroups.tested(RoleGroups.of(leaveOneOut));
		final List<RoleGroups> testedNetwork = RoleGroups.tested(RoleGroups.of(networkAdjusted));
		final boolean raw = opposing(tested) && opposing(testedLoo)
			&& (!networkDemanded || opposite(testedNetwork, RoleGroups::meanPlus, RoleGroups::meanMinus));
		final boolean relative = opposingRelative(tested) && oppositeRelative(testedLoo)
			&& (!networkDemanded || oppositeRelative(testedNetwork));
		final Counts n = counts();
		final Optional<Testable> testable = testable(n, contrast);
		final Judgement judgement = new Judgement(n, primary.all(), testable.map(Testable::contrast).orElse(contrast),
			estimates, testable.map(Testable::means).orElse(means), gate, raw, relative, Contrast.BOUND_SD * sdResidual);
		final Optional<Details> details = full ? Optional.of(details(estimates)) : Optional.empty();
		return new WindowResult(judgement.verdict(), judgement.reason(), sample.window(), sample.kind(),
			Estimator.REPLICATE_MOMENTS, estimates.roleDependent(), raw, relative, contrast, sdResidual, means, testable,
			gate,
			n, estimates, means(testedLoo), contrasts.of(naiveOls), PublishedStyle.of(sample), quiet(),
			new Warnings(sample, table.layout(), noise.keySet(), n, primary).of(estimates, gate, details), details);
	}

	/** The estimate from the testable animals, unless the study's rests on these, or there are none. */
	private Optional<Testable> testable(final Counts n, final Contrast contrast) {
		final List<String> animals =
			n.byAnimal().stream().filter(AnimalCount::testable).map(AnimalCount::animal).toList();
		if (animals.isEmpty() || animals.equals(contrast.animals())) {
			return Optional.empty();
		}
		final List<Modulation> of = primary.all().stream().filter(m -> animals.contains(m.animal())).toList();
		return Optional.of(new Testable(contrasts.of(of), means(RoleGroups.of(of))));
	}

	/** The noise measured in quiet windows, averaged over animals. */
	private Optional<Quiet> quiet() {
		final double animals = noise.size();
		final double varianceSe =
			Math.sqrt(noise.values().stream().mapToDouble(q -> q.varianceSe() * q.varianceSe()).sum());
		final double leakSe = Math.sqrt(noise.values().stream().mapToDouble(q -> q.leakSe() * q.leakSe()).sum());
		return noise.isEmpty() ? Optional.empty() : Optional.of(new Quiet(noise.size(),
			noise.values().stream().mapToInt(QuietNoise::windows).sum(),
			noise.values().stream().mapToDouble(QuietNoise::variance).sum() / animals, varianceSe / animals,
			noise.values().stream().mapToDouble(QuietNoise::leak).sum() / animals, leakSe / animals));
	}

	private Estimates estimates(final List<Modulation> moments, final List<Modulation> withoutItself,
		final List<Modulation> withoutNetwork)
	{
		return new Estimates(contrasts.of(moments), contrasts.of(withoutItself), contrasts.gainAdjusted(moments),
			contrasts.of(withoutNetwork), networkDemanded);
	}

	private Details details(final Estimates estimates) {
		final Contrast contrast = estimates.primary();
		final List<Modulation> tested = primary.all().stream().filter(Modulation::used)
			.filter(m -> m.role() != Role.NEUTRAL && contrast.animals().contains(m.animal())).toList();
		return new Details(MixedModel.fit(tested), contrasts.bootstrap(primary, contrast), across(contrast).hedgesG(),
			List.of(new Sensitivity(0, estimates.roleDependent(), estimates), sensitivity(SHARED_NOISE)),
			new Controls(table, sample, primary, contrasts).all());
	}

	private Sensitivity sensitivity(final double kappa) {
		final WindowSample freed = sample.withSharedNoise(kappa);
		final Estimates estimates = estimates(Modulations.of(freed, Estimator.REPLICATE_MOMENTS).all(),
			Modulations.of(freed, Estimator.LEAVE_ONE_OUT).all(), Modulations.of(freed, Estimator.NETWORK_ADJUSTED).all());
		return new Sensitivity(kappa, estimates.roleDependent(), estimates);
	}

	private static boolean opposing(final List<RoleGroups> animals) {
		return opposing(animals, RoleGroups::meanPlus, RoleGroups::meanMinus);
	}

	private static boolean opposingRelative(final List<RoleGroups> animals) {
		return animals.stream().allMatch(g -> g.neutral().length >= RoleGroups.FEWEST_CELLS)
			&& opposing(animals, WindowTest::plusRelative, WindowTest::minusRelative);
	}

	/** Asks for opposite signs only: with the neutral neurons' error in both, leave-one-out lacks power for tests. */
	private static boolean oppositeRelative(final List<RoleGroups> animals) {
		return opposite(animals, WindowTest::plusRelative, WindowTest::minusRelative);
	}

	private static boolean opposite(final List<RoleGroups> animals, final ToDoubleFunction<RoleGroups> ofPlus,
		final ToDoubleFunction<RoleGroups> ofMinus)
	{
		return across(animals, ofPlus).mean() * across(animals, ofMinus).mean() < 0;
	}

	private static double plusRelative(final RoleGroups animal) {
		return animal.meanPlus() - animal.meanNeutral();
	}

	private static double minusRelative(final RoleGroups animal) {
		return animal.meanMinus() - animal.meanNeutral();
	}

	private static boolean opposing(final List<RoleGroups> animals, final ToDoubleFunction<RoleGroups> ofPlus,
		final ToDoubleFunction<RoleGroups> ofMinus)
	{
		final AcrossAnimals plus = across(animals, ofPlus);
		final AcrossAnimals minus = across(animals, ofMinus);
		return opposite(animals, ofPlus, ofMinus) && plus.pOneSided() < ALPHA && minus.pOneSided() < ALPHA;
	}

	private static RoleMeans means(final List<RoleGroups> animals) {
		final AcrossAnimals plus = across(animals, RoleGroups::meanPlus);
		final AcrossAnimals minus = across(animals, RoleGroups::meanMinus);
		final List<RoleGroups> withNeutral = animals.stream().filter(g -> g.neutral().length > 0).toList();
		return new RoleMeans(plus.mean(), plus.pOneSided(), minus.mean(), minus.pOneSided(),
			across(withNeutral, RoleGroups::meanNeutral).mean());
	}

	private static AcrossAnimals across(final List<RoleGroups> animals, final ToDoubleFunction<RoleGroups> number) {
		return AcrossAnimals.of(animals.stream().mapToDouble(number).toArray());
	}

	private static AcrossAnimals across(final Contrast contrast) {
		return AcrossAnimals.of(contrast.byAnimal().stream().mapToDouble(Double::doubleValue).toArray());
	}

	private Counts counts() {
		final List<AnimalCount> byAnimal = AnimalCount.of(neurons, primary.all(), sample.kind());
		final int sessions = sample.animals().stream().mapToInt(WindowSample.AnimalSample::sessions).sum();
		final int leftOut = (int) primary.all().stream().filter(m -> !m.used()).count();
		return new Counts((int) byAnimal.stream().filter(AnimalCount::testable).count(), primary.all().size(), leftOut,
			sessions, sample.pairs(), sample.incomplete(), sample.photostimulated(), byAnimal);
	}
}
