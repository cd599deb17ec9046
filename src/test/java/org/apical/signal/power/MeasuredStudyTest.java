package org.apical.signal.power;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.apical.Progress;
import org.apical.signal.estimate.Modulation;
import org.apical.signal.roles.RoleGroups;
import org.apical.signal.verdict.OpposingResult;
import org.apical.signal.verdict.OpposingTest;
import org.apical.signal.verdict.SimulatedPairs;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MeasuredStudyTest {

	private static OpposingResult result;

	@BeforeAll
	static void testOnce() {
		result = study(20_001);
	}

	@Test
	void theSizeIsThatOfTheStudy() {
		final MeasuredStudy study = MeasuredStudy.of(result).orElseThrow();
		assertEquals(6, study.animals());
		assertEquals(new StudySize(4, 4, 6, 40), study.size());
	}

	private static OpposingResult study(final long seed) {
		return OpposingTest.run(new SimulatedPairs(6, 4, 3, 6, 40, 0.25, 0.35, 0, 0, false, 0, false, seed).table(),
			OpposingTest.Parameters.defaults(), false, Progress.NONE);
	}

	/** Four studies have 192 neurons, so the numbers are asserted within a quarter: 2.5 of their errors or more. */
	@Test
	void theNoiseIsThatOfTheTypicalStudyAtItsSize() {
		final StudyNoise typical = StudyNoise.typical();
		final StudySize size = MeasuredStudy.of(result).orElseThrow().size();
		final List<StudyNoise> noise = LongStream.rangeClosed(20_001, 20_004)
			.mapToObj(seed -> MeasuredStudy.of(seed == 20_001 ? result : study(seed)).orElseThrow().noise()).toList();
		alike(typical.modulationSe(size), noise, n -> n.modulationSe(size));
		alike(typical.leaveOneOutRatio(), noise, StudyNoise::leaveOneOutRatio);
		alike(typical.leaveOneOutCorrelation(), noise, StudyNoise::leaveOneOutCorrelation);
		alike(typical.networkRatio(), noise, StudyNoise::networkRatio);
		alike(typical.networkCorrelation(), noise, StudyNoise::networkCorrelation);
		alike(typical.gateRatio(), noise, StudyNoise::gateRatio);
		assertEquals(0.46, noise.get(0).sdResidual(), 0.02);
	}

	private static void alike(final double expected, final List<StudyNoise> studies,
		final ToDoubleFunction<StudyNoise> number)
	{
		assertEquals(expected, studies.stream().mapToDouble(number).average().orElseThrow(), 0.25 * expected);
	}

	@Test
	void whatThePowerRestsOnDoesNotDependOnTheOrderOfTheModulations() {
		final List<Modulation> turned = new ArrayList<>(result.modulations());
		Collections.reverse(turned);
		final StudyNoise noise = MeasuredStudy.of(result).orElseThrow().noise();
		final StudyNoise again = MeasuredStudy.of(new OpposingResult(result.primary(), result.windows(),
			result.comparisons(), turned, Optional.empty())).orElseThrow().noise();
		assertEquals(noise.leaveOneOutCorrelation(), again.leaveOneOutCorrelation(), 1e-9);
		assertEquals(noise.neuronSd(), again.neuronSd(), 1e-9);
	}

	@Test
	void withoutARoleThereIsNothingToMeasure() {
		assertEquals(Optional.empty(), MeasuredStudy.of(new OpposingResult(result.primary(), List.of(), List.of(),
			List.of(), Optional.empty())));
	}

	@Test
	void thePowerOfAResultIsThatOfItsNoiseAndSize() {
		final PowerOfStudy power = PowerOfStudy.of(result, Progress.NONE).orElseThrow();
		assertEquals(0.8, power.power());
		assertTrue(power.gatePassed() < 0.6);
		assertEquals(Double.POSITIVE_INFINITY, power.detectableSd());
		assertEquals(List.of(0.17, 0.35), power.needed().stream().map(PowerOfStudy.AnimalsNeeded::effectSd).toList());
		assertTrue(power.needed().get(0).roleDependent().orElseThrow() > power.needed().get(1).opposing().orElseThrow());
	}

	/** With 400 animals the standard error of an SD is 3.5 %; the SDs are asserted within a tenth. */
	@Test
	void theSpreadBetweenAnimalsIsFoundAgain() {
		final ContinuousSampler normal =
			ZigguratSampler.NormalizedGaussian.of(RandomSource.XO_SHI_RO_256_PP.create(1));
		final List<RoleGroups> groups = new ArrayList<>();
		for (int a = 0; a < 400; a++) {
			final double mean = 0.1 + 0.05 * normal.sample();
			final double slope = 0.2 + 0.04 * normal.sample();
			final double[] m = new double[8];
			final double[] amplitude = new double[8];
			for (int n = 0; n < 8; n++) {
				m[n] = mean + (n < 4 ? slope : -slope) + 0.06 * normal.sample();
				amplitude[n] = 3 + 2 * normal.sample() + (n < 4 ? 1 : 0);
			}
			groups.add(new RoleGroups("m" + a, m, new boolean[] {true, true, true, true, false, false, false, false},
				new int[] {0, 8}, amplitude, new double[0]));
		}
		assertEquals(0.06, Math.sqrt(Spread.within(groups, groups)), 0.006);
		final Spread spread = new Spread(groups, 0.06 * 0.06);
		assertEquals(0.04, spread.roleSlopeSd(), 0.004);
		assertEquals(0.05, spread.animalSd(), 0.005);
		assertEquals(0.5, spread.amplitudeShift(), 0.1);
	}
}
