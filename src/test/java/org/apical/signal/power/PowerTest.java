package org.apical.signal.power;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalInt;
import java.util.concurrent.CancellationException;
import org.apical.Progress;
import org.apical.signal.controls.Gate;
import org.apical.signal.verdict.OpposingResult.WindowResult;
import org.apical.signal.verdict.OpposingTest;
import org.apical.signal.verdict.SimulatedPairs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PowerTest {

	private static final StudyNoise TYPICAL = StudyNoise.typical();
	/**
	 * With the leave-one-out estimate the same as the primary one, and no gate: the rule of the first table of
	 * docs/science.md, section 5.13.
	 */
	private static final StudyNoise ONE_ESTIMATE = new StudyNoise(0.46, 0.055, 384, 0, 0.02, 0, 1, 1, 0, 0, 0, 0);

	private static PowerCurve curve(final StudyNoise noise, final StudySize size, final int animals) {
		return new Power(noise, size, Power.Parameters.defaults()).curve(animals, Progress.NONE);
	}

	private static PowerCurve typical(final int animals) {
		return curve(TYPICAL, StudySize.typical(), animals);
	}

	@Test
	void powerRisesWithAnimalsAndEffect() {
		double before = 0;
		for (final int animals : new int[] {6, 8, 12, 20}) {
			final PowerCurve curve = typical(animals);
			assertTrue(curve.roleDependent(0.06) > before, animals + " animals");
			before = curve.roleDependent(0.06);
			assertTrue(curve.roleDependent(0.04) < curve.roleDependent(0.08));
			assertTrue(curve.opposing(0.04) < curve.opposing(0.08));
			assertTrue(curve.opposing(0.06) < curve.roleDependent(0.06));
		}
	}

	@Test
	void powerRisesWithCellsDaysAndTrials() {
		final double few = curve(TYPICAL, new StudySize(5, 5, 10, 40), 6).roleDependent(0.08);
		assertTrue(curve(TYPICAL, new StudySize(8, 8, 10, 40), 6).roleDependent(0.08) > few + 0.05);
		assertTrue(curve(TYPICAL, new StudySize(5, 5, 20, 40), 6).roleDependent(0.08) > few + 0.05);
		assertEquals(curve(TYPICAL, new StudySize(5, 5, 20, 40), 6).roleDependent(0.08),
			curve(TYPICAL, new StudySize(5, 5, 10, 80), 6).roleDependent(0.08), 0.02);
	}

	@Test
	void amplitudesThatFollowTheRoleCostPower() {
		final StudyNoise shifted = new StudyNoise(0.46, 0.055, 384, 0, 0.02, 0, 1.45, 0.69, 1.44, 0.7, 2, 1.2);
		assertTrue(curve(shifted, StudySize.typical(), 6).roleDependent(0.08) < typical(6).roleDependent(0.08) - 0.1);
	}

	@Test
	void withoutAnEffectTheRateIsAtMostFiveInAHundred() {
		for (final StudyNoise noise : new StudyNoise[] {TYPICAL, ONE_ESTIMATE}) {
			for (final int animals : new int[] {6, 10}) {
				final PowerCurve curve = curve(noise, StudySize.typical(), animals);
				assertTrue(curve.roleDependent(0) <= 0.05, () -> "rate " + curve.roleDependent(0));
				assertTrue(curve.roleDependent(0) > (noise == ONE_ESTIMATE ? 0.005 : 0),
					() -> "rate " + curve.roleDependent(0));
				assertTrue(curve.opposing(0) <= curve.roleDependent(0));
			}
		}
	}

	@Test
	void fewerThanSixAnimalsFindNothing() {
		assertEquals(0, typical(5).roleDependent(10));
		assertEquals(Double.POSITIVE_INFINITY, typical(1).detectable(0.8));
		assertTrue(typical(6).roleDependent(10) > 0.95);
	}

	@Test
	void whereTheGateIsTooImpreciseNoEffectIsLargeEnough() {
		final PowerCurve curve = curve(TYPICAL, new StudySize(4, 4, 5, 15), 6);
		assertTrue(curve.gatePassed() < 0.05);
		assertEquals(curve.gatePassed(), curve.roleDependent(100));
		assertEquals(Double.POSITIVE_INFINITY, curve.detectable(0.8));
	}

	@Test
	void theDetectableDifferenceIsDetectedJustSoOften() {
		final PowerCurve curve = typical(8);
		assertEquals(0.8, curve.roleDependent(curve.detectable(0.8)), 1e-3);
		assertEquals(0.8, curve.opposing(curve.detectableOpposing(0.8)), 1e-3);
		assertTrue(curve.detectableOpposing(0.8) > curve.detectable(0.8));
	}

	@Test
	void theAnimalsNeededAreTheFewestThatSuffice() {
		final Power power = new Power(TYPICAL, StudySize.typical(), Power.Parameters.defaults());
		final int needed = power.animalsNeeded(curve -> curve.roleDependent(0.06), Progress.NONE).orElseThrow();
		assertTrue(power.curve(needed, Progress.NONE).roleDependent(0.06) >= 0.8);
		assertTrue(power.curve(needed - 1, Progress.NONE).roleDependent(0.06) < 0.8);
		assertEquals(OptionalInt.of(6), power.animalsNeeded(curve -> curve.roleDependent(0.2), Progress.NONE));
		assertEquals(OptionalInt.empty(), power.animalsNeeded(curve -> curve.roleDependent(0.001), Progress.NONE));
	}

	@Test
	void theSameSeedGivesTheSameCurveAndAnotherSeedAnother() {
		assertEquals(typical(6).detectable(0.7), typical(6).detectable(0.7));
		final Power.Parameters otherSeed = new Power.Parameters(0.8, 5000, 2);
		assertTrue(new Power(TYPICAL, StudySize.typical(), otherSeed).curve(6, Progress.NONE).detectable(0.7)
			!= typical(6).detectable(0.7));
	}

	/** The figures of docs/science.md, section 5.13, are of 200 studies: 2.58 standard errors of .035. */
	@ParameterizedTest
	@CsvSource({"6, .09, .32", "6, .17, .79", "6, .35, 1", "8, .17, .93", "10, .09, .49", "10, .17, .97"})
	void withOneEstimateThePowerIsThatOfTheScienceTable(final int animals, final double effectSd, final double power) {
		assertEquals(power, curve(ONE_ESTIMATE, StudySize.typical(), animals).roleDependent(0.46 * effectSd), 0.09);
	}

	@ParameterizedTest
	@CsvSource({"4, 10, .77", "5, 5, .66", "5, 14, .85"})
	void itIsAlsoForOtherNumbersOfCellsAndDays(final int cells, final int days, final double power) {
		assertEquals(power, curve(ONE_ESTIMATE, new StudySize(cells, cells, days, 40), 6).roleDependent(0.46 * 0.17), 0.09);
	}

	/**
	 * The whole test on simulated pairs, whose animals do not differ in the role's slope. The bound is 2.58 binomial
	 * standard errors of 60 studies, stated before the first run; workflows/signal-tables.sh runs these and more.
	 */
	@Test
	void thePowerIsTheRateInFullSimulationsOfPairs() {
		final int studies = 40;
		int roleDependent = 0;
		int passed = 0;
		for (int study = 1; study <= studies; study++) {
			final WindowResult result = OpposingTest.run(new SimulatedPairs(6, 5, 0, 5, 40, 0.25, 0.35, 0.05, 0, false, 0,
				false, 20_000 + study).table(), OpposingTest.Parameters.defaults(), false, Progress.NONE).primary();
			roleDependent += result.roleDependent() ? 1 : 0;
			passed += result.gate().status() == Gate.Status.PASS ? 1 : 0;
		}
		final StudySize size = new StudySize(5, 5, 5, 40);
		final double power = curve(new StudyNoise(0.46, 0.055, 384, 0, 0, 0, 1.45, 0.69, 1.44, 0.7, 0, 0), size, 6)
			.roleDependent(0.1);
		assertEquals(power, roleDependent / (double) studies, 2.58 * Math.sqrt(power * (1 - power) / 60));
		final double gate = curve(TYPICAL, size, 6).gatePassed();
		assertEquals(gate, passed / (double) studies, 2.58 * Math.sqrt(gate * (1 - gate) / 60));
	}

	@Test
	void itCanBeCancelled() {
		final Power power = new Power(TYPICAL, StudySize.typical(), Power.Parameters.defaults());
		assertThrows(CancellationException.class, () -> power.curve(6, (done, total) -> {
			throw new CancellationException();
		}));
	}

	@Test
	void whatIsOutOfBoundsIsNamed() {
		assertEquals("power must be from 0.5 to 0.99, not 1.0",
			assertThrows(IllegalArgumentException.class, () -> new Power.Parameters(1, 5000, 1)).getMessage());
		assertEquals("studies must be at least 1000, not 10",
			assertThrows(IllegalArgumentException.class, () -> new Power.Parameters(0.8, 10, 1)).getMessage());
		assertEquals("plusCells must be at least 3.0, not 2.0",
			assertThrows(IllegalArgumentException.class, () -> new StudySize(2, 5, 10, 40)).getMessage());
		assertThrows(IllegalArgumentException.class, () -> new StudySize(5, 5, 1, 4));
		assertThrows(IllegalArgumentException.class, () -> new StudyNoise(0, 0.1, 100, 0, 0, 0, 1, 0, 0, 0, 0, 0));
	}
}
