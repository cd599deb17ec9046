package org.apical.signal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.apical.signal.OpposingResult.Comparison;
import org.apical.signal.OpposingResult.Counts;
import org.apical.signal.OpposingResult.RoleMeans;
import org.apical.signal.OpposingResult.WindowResult;

/** Estimates and tests of one window and kind. */
final class WindowTest {

	/** The equivalence bound, and what the gate's interval must lie within, in SD_r. */
	static final double BOUND_SD = 0.2;
	private static final double ALPHA = 0.05;

	private final WindowSample sample;
	private final Contrasts contrasts;
	private final PairTable.Layout layout;
	private final Modulations primary;
	private final List<Modulation> leaveOneOut;
	private final List<Modulation> networkAdjusted;
	private final List<Modulation> pseudoDendrite;
	private final List<Modulation> naiveOls;

	WindowTest(final WindowSample sample, final Contrasts contrasts, final PairTable.Layout layout) {
		this.sample = sample;
		this.contrasts = contrasts;
		this.layout = layout;
		primary = Modulations.of(sample, Estimator.REPLICATE_MOMENTS);
		leaveOneOut = Modulations.of(sample, Estimator.LEAVE_ONE_OUT).all();
		networkAdjusted = Modulations.of(sample, Estimator.NETWORK_ADJUSTED).all();
		naiveOls = Modulations.of(sample, Estimator.QUADRATIC_OLS).all();
		pseudoDendrite = layout.parts() == 1 ? List.of() : Modulations.of(sample, Estimator.PSEUDO_DENDRITE).all();
	}

	List<Modulation> modulations() {
		final List<Modulation> all = new ArrayList<>(primary.all());
		all.addAll(leaveOneOut);
		all.addAll(networkAdjusted);
		all.addAll(pseudoDendrite);
		all.addAll(naiveOls);
		return all;
	}

	/** The other estimators, those of the rule and the biased ones alike. */
	List<Comparison> comparisons() {
		return List.of(comparison(leaveOneOut), comparison(networkAdjusted), comparison(naiveOls),
			comparison(Modulations.of(sample, Estimator.LINEAR_MOMENTS).all()),
			comparison(Modulations.of(sample, Estimator.LINEAR_OLS).all()));
	}

	private Comparison comparison(final List<Modulation> modulations) {
		return new Comparison(sample.window(), sample.kind(), modulations.get(0).estimator(), contrasts.of(modulations),
			means(RoleGroups.tested(RoleGroups.of(modulations))));
	}

	WindowResult result() {
		final List<RoleGroups> groups = RoleGroups.of(primary.all());
		final List<RoleGroups> tested = RoleGroups.tested(groups);
		final Contrast contrast = contrasts.of(primary.all());
		final Contrast loo = contrasts.of(leaveOneOut);
		final Contrast gain = contrasts.gainAdjusted(primary.all());
		final double sdResidual = primary.sdResidual();
		final RoleMeans means = means(tested);
		final Gate gate = GateTest.of(pseudoDendrite, BOUND_SD * sdResidual);
		final boolean roleDependent = roleDependent(contrast, loo, gain);
		final boolean raw = opposing(tested, RoleGroups::meanPlus, RoleGroups::meanMinus);
		final boolean relative = tested.stream().allMatch(g -> g.neutral().length >= RoleGroups.FEWEST_CELLS)
			&& opposing(tested, g -> g.meanPlus() - g.meanNeutral(), g -> g.meanMinus() - g.meanNeutral());
		final boolean equivalent = across(contrast).equivalent(BOUND_SD * sdResidual);
		final Counts n = counts(groups);
		final Judgement judgement = new Judgement(n, primary.all(), contrast, means, gate, roleDependent, raw, relative,
			equivalent, BOUND_SD * sdResidual);
		return new WindowResult(judgement.verdict(), judgement.reason(), sample.window(), sample.kind(),
			Estimator.REPLICATE_MOMENTS, roleDependent, raw, relative, contrast, sdResidual, means, gate, n, loo, gain,
			contrasts.of(networkAdjusted), contrasts.of(naiveOls), new Warnings(sample, layout, groups, n).of(contrast, loo, gate));
	}

	private static boolean roleDependent(final Contrast... estimates) {
		return Arrays.stream(estimates).allMatch(Contrast::significant)
			&& Arrays.stream(estimates).map(c -> Math.signum(c.d())).distinct().count() == 1;
	}

	private static boolean opposing(final List<RoleGroups> animals, final ToDoubleFunction<RoleGroups> ofPlus,
		final ToDoubleFunction<RoleGroups> ofMinus)
	{
		final AcrossAnimals plus = across(animals, ofPlus);
		final AcrossAnimals minus = across(animals, ofMinus);
		return plus.mean() * minus.mean() < 0 && plus.pOneSided() < ALPHA && minus.pOneSided() < ALPHA;
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

	private Counts counts(final List<RoleGroups> groups) {
		final int sessions = sample.animals().stream().mapToInt(WindowSample.AnimalSample::sessions).sum();
		final int leftOut = (int) primary.all().stream().filter(m -> !m.used()).count();
		return new Counts((int) groups.stream().filter(RoleGroups::testable).count(), primary.all().size(), leftOut,
			sessions, sample.pairs(), sample.incomplete());
	}
}
