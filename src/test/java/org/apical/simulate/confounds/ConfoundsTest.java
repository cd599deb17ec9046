package org.apical.simulate.confounds;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apical.study.Role;
import org.junit.jupiter.api.Test;

/** What each confound does to a trial, beside its formula. */
class ConfoundsTest {

	private static final List<Role> ROLES = List.of(Role.P_PLUS, Role.P_MINUS, Role.NEUTRAL, Role.P_PLUS);
	private static final Moment LAST = new Moment(0, 2, 9, 10);
	private static final Moment CALIBRATION = new Moment(0, 2, -1, 10);

	private static Confound confound(final String text) {
		return Confounds.in(text, ROLES, 1, 0);
	}

	/** Rows of four neurons with the same amplitudes of all somata and of all dendrites. */
	private static double[][] rows(final double soma, final double dendrite) {
		final double[][] rows = new double[ROLES.size()][Confound.SOMA + Confound.PHASES];
		for (final double[] row : rows) {
			Arrays.fill(row, 0, Confound.SOMA, soma);
			Arrays.fill(row, Confound.SOMA, row.length, dendrite);
		}
		return rows;
	}

	private static double[] dendrites(final double[][] rows) {
		return Arrays.stream(rows).mapToDouble(Rows::dendrite).toArray();
	}

	private static double[] somata(final double[][] rows) {
		return Arrays.stream(rows).mapToDouble(row -> row[0]).toArray();
	}

	@Test
	void noneChangesNothing() {
		final double[][] rows = rows(1, 2);
		confound(Confounds.NONE).measured(LAST, true, rows);
		assertArrayEquals(rows(1, 2), rows);
		assertEquals(3, confound(Confounds.NONE).driven(LAST, true, 0, 3));
		assertEquals(0, confound(Confounds.NONE).shift(LAST, 1));
	}

	@Test
	void namesThatAreNotThereAreRefusedWithThoseThatAre() {
		final String message =
			assertThrows(IllegalArgumentException.class, () -> Confounds.check("easing,rewards")).getMessage();
		assertTrue(message.startsWith("confounds contain 'rewards', must be none or some of reward-gain, "), message);
		assertThrows(IllegalArgumentException.class, () -> Confounds.check("easing:much"));
	}

	@Test
	void thePageNamesEachConfoundWithItsRange() throws IOException {
		final List<String> page = Files.readAllLines(Path.of("docs/confounds.md"));
		for (final Kind kind : Kind.values()) {
			final String start = "| `" + kind.label() + "` | " + number(kind.low()) + "–" + number(kind.high()) + " | ";
			assertEquals(1, page.stream().filter(line -> line.startsWith(start)).count(), start);
		}
		assertEquals(Kind.values().length, page.stream().filter(line -> line.startsWith("| `")).count());
	}

	private static String number(final double value) {
		return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
	}

	@Test
	void aStrengthThatIsNotGivenIsDrawnOnceForTheStudy() {
		final double one = Confounds.in("reward-gain", ROLES, 5, 0).driven(LAST, true, 0, 1) - 1;
		assertEquals(one, Confounds.in("reward-gain", ROLES, 5, 3).driven(LAST, true, 0, 1) - 1);
		assertTrue(one >= 0.2 && one <= 0.4, "" + one);
		assertTrue(one != Confounds.in("reward-gain", ROLES, 6, 0).driven(LAST, true, 0, 1) - 1);
	}

	@Test
	void rewardMultipliesWhatTheSomaDrives() {
		assertEquals(2.6, confound("reward-gain:0.3").driven(LAST, true, 1, 2), 1e-12);
		assertEquals(2, confound("reward-gain:0.3").driven(LAST, false, 1, 2));
	}

	@Test
	void thingsRiseWithinTheSession() {
		final double[] activity = {1, 1, 1, 1};
		confound("role-trend:0.5").activity(LAST, activity);
		assertArrayEquals(new double[] {Math.exp(0.5), 1, 1, Math.exp(0.5)}, activity, 1e-12);
		confound("role-trend:0.5").activity(new Moment(0, 2, 0, 10), activity);
		assertArrayEquals(new double[] {1, 1, 1, 1}, activity, 1e-12);
		confound("role-trend:0.5").activity(CALIBRATION, activity);
		assertArrayEquals(new double[] {1, 1, 1, 1}, activity, 1e-12);
		assertEquals(0.7, confound("easing:0.7").shift(LAST, -3), 1e-12);
		final double[][] rows = rows(1, 2);
		confound("dendrite-drift:0.2").measured(LAST, false, rows);
		assertArrayEquals(new double[] {2.2, 1.8, 2, 2.2}, dendrites(rows), 1e-12);
		assertArrayEquals(new double[] {1, 1, 1, 1}, somata(rows));
	}

	@Test
	void theBaselineTakesActivityForRest() {
		final Confound confound = confound("following-baseline:0.5");
		for (int n = 0; n < 4; n++) {
			confound.driven(LAST, false, n, 1);
		}
		final double[][] rows = rows(1, 2);
		confound.measured(LAST, false, rows);
		assertEquals(2 * 4 / 2.5 - 2, dendrites(rows)[2], 1e-12);
		confound.driven(LAST, false, 2, 2);
		final double[][] next = rows(1, 2);
		confound.measured(LAST, false, next);
		assertEquals(2 * 4 / 2.55 - 2, dendrites(next)[2], 1e-12);
	}

	@Test
	void regionsTakeLightOfTheirNeighbours() {
		final double[][] rows = rows(1, 0);
		Rows.addToDendrite(rows[0], 3);
		confound("neighbouring-dendrites:0.15").measured(LAST, false, rows);
		// each of the four has the other three for neighbours
		assertArrayEquals(new double[] {3, 0.15, 0.15, 0.15}, dendrites(rows), 1e-12);
		final double[] shown = {3, 0, 0, 0};
		confound("neighbouring-somata:0.1").soma(LAST, shown);
		assertArrayEquals(new double[] {3, 0.1, 0.1, 0.1}, shown, 1e-12);
	}

	@Test
	void somataVaryByThemselvesAndGiantsAreAsManyAsGiven() {
		final Confound own = confound("own-somata:0.3");
		final Confound giants = confound("giants:0.03");
		double square = 0;
		int six = 0;
		for (int i = 0; i < 5000; i++) {
			final double[] shown = {1, 1, 1, 1};
			own.soma(LAST, shown);
			square += (shown[1] - 1) * (shown[1] - 1) / 5000;
			final double[] activity = {1, 1, 1, 1};
			giants.activity(LAST, activity);
			six += activity[2] == 6 ? 1 : 0;
		}
		assertEquals(0.3, Math.sqrt(square), 0.01);
		assertEquals(150, six, 40);
		final Confound few = confound("few-giants:15");
		double most = 0;
		int trials = 0;
		for (int trial = 0; trial < 20; trial++) {
			final double[] activity = {1, 1, 1, 1};
			few.activity(new Moment(trial / 10, 2, trial % 10, 10), activity);
			most = Math.max(most, activity[0]);
			trials += activity[0] > 1 ? 1 : 0;
		}
		assertTrue(most >= 15 && trials >= 1 && trials <= 2, trials + " " + most);
	}

	/** The amplitudes of a trial after a confound, the session's first, with s = 1 and d = 2 before. */
	private static double[][] measured(final String text, final boolean hit) {
		final Moment first = new Moment(0, 2, 0, 10);
		final Confound confound = confound(text);
		confound.activity(first, new double[] {1, 1, 1, 1});
		confound.soma(first, new double[] {1, 1, 1, 1});
		confound.shift(first, 0.8);
		for (int n = 0; n < ROLES.size(); n++) {
			confound.driven(first, hit, n, 1);
		}
		final double[][] rows = rows(1, 2);
		confound.measured(first, hit, rows);
		return rows;
	}

	@Test
	void lightThatIsLostTakesAmplitudeAndBaseline() {
		assertEquals(0.9 * 3 - 2, Rows.dimmed(1, 0.9), 1e-12);
		for (final String licks : List.of("licks:0.1", "licks-by-role:0.1")) {
			assertArrayEquals(rows(1, 2), measured(licks, false));
			for (final double dendrite : dendrites(measured(licks, true))) {
				// 1 − .1 k of the light, with k between 0 and a few
				assertTrue(dendrite <= 2 && dendrite > 2 - 0.1 * 4 * 4, "" + dendrite);
			}
		}
		final double[] moved = dendrites(measured("jumps:1", true));
		assertTrue(moved[0] < 2 && moved[0] >= -2, "" + moved[0]);
		final double[] shown = {1, 1, 1, 1};
		confound("bleaching:0.1").soma(CALIBRATION, shown);
		assertArrayEquals(new double[] {1, 1, 1, 1}, shown);
		confound("bleaching:0.1").soma(LAST, shown);
		assertTrue(shown[0] < 1 && shown[0] > 0, "" + shown[0]);
	}

	@Test
	void theFocusMovesSomaAndDendriteOfACellTogether() {
		final Confound confound = Confounds.in("focus-drift:0.05", ROLES, 3, 0);
		double ratio = Double.NaN;
		for (int session = 0; session < 3; session++) {
			final double[] shown = {1, 1, 1, 1};
			confound.soma(new Moment(session, 3, 0, 10), shown);
			final double[][] rows = rows(0, 1);
			confound.measured(new Moment(session, 3, 0, 10), true, rows);
			assertTrue(shown[1] != 1);
			// both are (T + 1) (1 + strength · k · z) − T, with the same z
			final double now = (dendrites(rows)[1] - 1) / (shown[1] - 1);
			assertEquals(session == 0 ? now : ratio, now, 1e-9);
			ratio = now;
		}
		final double[] calibrating = {1, 1, 1, 1};
		confound.soma(CALIBRATION, calibrating);
		assertArrayEquals(new double[] {1, 1, 1, 1}, calibrating);
	}

	@Test
	void whatFeedbackGivesIsTheSameForAllRoles() {
		assertArrayEquals(new double[] {2.08, 2.08, 2.08, 2.08}, dendrites(measured("graded-signal:0.1", true)), 1e-12);
		assertArrayEquals(new double[] {1, 1, 1, 1}, somata(measured("graded-signal:0.1", true)), 1e-12);
		assertArrayEquals(new double[] {1.08, 1.08, 1.08, 1.08}, somata(measured("screen-light:0.1", true)), 1e-12);
		assertArrayEquals(new double[] {2.05, 2.05, 2.05, 2.05}, dendrites(measured("reward-prediction:0.1", true)),
			1e-12);
		assertArrayEquals(new double[] {1.95, 1.95, 1.95, 1.95}, dendrites(measured("reward-prediction:0.1", false)),
			1e-12);
		final Confound gain = confound("graded-gain:0.1");
		gain.shift(LAST, -9);
		assertEquals(0.75, gain.driven(LAST, false, 0, 1), 1e-12);
		assertEquals(3 / (1 + Math.exp(-1.5 * 0.2)),
			confound("reward-before-nonlinearity:0.2").driven(LAST, true, 0, 1.5), 1e-12);
		assertEquals(1.5, confound("reward-before-nonlinearity:0.2").driven(LAST, false, 0, 1.5), 1e-12);
	}

	@Test
	void couplingDependsOnWhatElseHappens() {
		final Confound normalisation = confound("normalisation:0.5");
		normalisation.activity(LAST, new double[] {9, 1, 2, 3});
		assertEquals(4.0 / 2, normalisation.driven(LAST, false, 0, 4), 1e-12);
		assertEquals(0.8, confound("coupling-trend:0.2").driven(LAST, false, 0, 1), 1e-12);
		assertEquals(0.2, Math.abs(confound("coupling-over-days:0.2").driven(LAST, false, 0, 1) - 1), 1e-12);
		final Confound adaptation = confound("adaptation:0.5");
		assertEquals(2 / 2.0, adaptation.driven(new Moment(0, 2, 0, 10), false, 0, 2), 1e-12);
		assertEquals(4 / 2.0, adaptation.driven(LAST, false, 0, 4), 1e-12);
		assertEquals(1 / 2.3, adaptation.driven(LAST, false, 0, 1), 1e-12);
		final double half = confound("role-saturation:4").driven(LAST, false, 0, 1);
		assertTrue(half < 1 && half > 0.4, "" + half);
	}

	@Test
	void aResponseToRewardIsInSomaAndDendriteInProportion() {
		final Confound confound = confound("reward-response:0.4");
		confound.activity(LAST, new double[] {2, 1, 1, 1});
		final double driven = confound.driven(LAST, true, 0, 1.6);
		final double[][] rows = rows(2, driven);
		confound.measured(LAST, true, rows);
		assertTrue(driven > 1.6);
		assertEquals(0.8, driven / somata(rows)[0], 1e-12);
	}

	@Test
	void baselinesHoldTheTailOfTheTrialBefore() {
		final Confound confound = confound("tail-in-baseline:0.1");
		confound.measured(new Moment(0, 2, 0, 10), true, rows(1, 2));
		final double[][] next = rows(3, 4);
		confound.measured(LAST, true, next);
		assertEquals(3 - 0.05, somata(next)[0], 1e-12);
		assertEquals(4 - 0.2, dendrites(next)[0], 1e-12);
	}

	@Test
	void whatTheDecoderReadBeforeTheWindowIsNotInTheSoma() {
		final Confound earlier = confound("earlier-activity:0.1");
		final double[] shown = {1, 1, 1, 1};
		earlier.soma(LAST, shown);
		final double[][] rows = rows(shown[0], 2);
		earlier.measured(LAST, true, rows);
		assertEquals(1 + 0.05 * (shown[0] - 1), somata(rows)[0], 1e-12);
		assertEquals(2 + 0.1 * (shown[0] - 1), dendrites(rows)[0], 1e-12);
		final Confound spikes = confound("dendritic-spikes:1");
		final double[] spiking = {1, 1, 1, 1};
		spikes.soma(LAST, spiking);
		final double[][] after = rows(1, 2);
		spikes.measured(LAST, true, after);
		assertEquals(2 * (spiking[0] - 1), dendrites(after)[0] - 2, 1e-12);
	}

	@Test
	void dendritesOfOtherNeuronsStandWhereTheirOwnShould() {
		final double[][] rows = rows(1, 0);
		for (int n = 0; n < rows.length; n++) {
			Rows.addToDendrite(rows[n], n);
		}
		confound("wrong-role-dendrites:1").measured(LAST, true, rows);
		final double[] dendrites = dendrites(rows);
		for (int n = 0; n < dendrites.length; n++) {
			assertTrue(ROLES.get((int) dendrites[n]) != ROLES.get(n));
		}
		final double[][] same = rows(1, 2);
		confound("wrong-dendrites:0").measured(LAST, true, same);
		assertArrayEquals(rows(1, 2), same);
	}

	@Test
	void rowsAreLostWhereTheyAreSaidToBe() {
		final Confound outliers = confound("outliers:2");
		for (int trial = 0; trial < 20; trial++) {
			outliers.measured(LAST, true, rows(1, 2 + 0.1 * (trial % 2)));
		}
		final double[][] high = rows(1, 2.3);
		Rows.addToDendrite(high[1], -0.25);
		outliers.measured(LAST, true, high);
		assertTrue(Double.isNaN(high[0][0]) && high[1][0] == 1);
		// of the two roles, one is lost in the first session only, the other in the last
		for (int session = 0; session < 2; session++) {
			final double[][] rows = rows(1, 2);
			confound("lost-neurons:1").measured(new Moment(session, 2, 0, 10), true, rows);
			assertTrue(Double.isNaN(rows[0][0]) != Double.isNaN(rows[1][0]));
			assertEquals(Double.isNaN(rows[0][0]), Double.isNaN(rows[3][0]));
		}
		assertArrayEquals(rows(1, 2), measured("dropped-rewards:1", false));
		final Confound rewards = confound("dropped-rewards:1");
		rewards.measured(new Moment(0, 2, 0, 10), false, rows(1, 2));
		final double[][] active = rows(5, 2);
		rewards.measured(LAST, true, active);
		assertTrue(Double.isNaN(active[2][23]));
	}

	@Test
	void oneAnimalHasAnArtefactAndTwiceTheAmplitudes() {
		final double[] hit = dendrites(measured("dominant-animal:0.5", true));
		assertEquals(1, Math.abs(hit[0] - hit[1]), 1e-12);
		assertEquals(4, hit[2], 1e-12);
		assertArrayEquals(rows(2, 4), measured("dominant-animal:0.5", false));
		final double[][] other = rows(1, 2);
		Confounds.in("dominant-animal:0.5", ROLES, 1, 1).measured(LAST, true, other);
		assertArrayEquals(rows(1, 2), other);
	}

	@Test
	void rewardBrightensNeuropilAndCutsWindows() {
		final double[][] bright = measured("reward-neuropil:0.1", true);
		assertTrue(bright[0][0] > 1 && bright[0][23] > 2);
		assertArrayEquals(rows(1, 2), measured("reward-neuropil:0.1", false));
		final Confound cut = confound("cut-windows:0.2");
		double soma = 0;
		double dendrite = 0;
		for (int i = 0; i < 8000; i++) {
			final double[][] rows = rows(1, 2);
			cut.measured(LAST, true, rows);
			soma += Arrays.stream(rows[0], 0, 20).average().orElseThrow() / 8000;
			dendrite += Rows.dendrite(rows[0]) / 8000;
		}
		assertEquals(1 + 0.1 / 2, soma, 0.01);
		assertEquals(2 * (1 + 0.05 / 2), dendrite, 0.015);
	}

	@Test
	void statesAndStreaksLastForSomeTrials() {
		for (final String text : List.of("streaks:0.2", "arousal:0.2", "engagement:0.3")) {
			final Confound confound = confound(text);
			double square = 0;
			double product = 0;
			double before = 0;
			for (int trial = 0; trial < 4000; trial++) {
				final double[] activity = {1, 1, 1, 1};
				confound.activity(new Moment(0, 2, trial, 4000), activity);
				confound.measured(new Moment(0, 2, trial, 4000), true, rows(1, 2));
				final double now = Math.log(activity[0]) - (text.startsWith("eng") ? Math.log(0.7) / 2 : 0);
				square += now * now;
				product += now * before;
				before = now;
				if (!text.startsWith("streaks")) {
					assertEquals(activity[0], activity[1]);
				}
			}
			// .9 for both processes, .8 for arousal
			assertEquals(text.startsWith("arousal") ? 0.8 : 0.9, product / square, 0.05, text);
		}
	}

	@Test
	void oneRoleIsNoisierAndTheDecoderIsCalibratedAnew() {
		final Confound noisy = confound("noisy-role:0.3");
		double noise = 0;
		for (int i = 0; i < 4000; i++) {
			final double[][] rows = rows(1, 2);
			noisy.measured(LAST, true, rows);
			noise += Math.pow(Rows.dendrite(rows[0]) - 2, 2) / 4000 + Math.pow(Rows.dendrite(rows[1]) - 2, 2) / 4000;
			assertEquals(2, Rows.dendrite(rows[2]));
		}
		assertEquals(0.09, noise, 0.01);
		assertTrue(confound("recalibration:3").recalibrates(3));
		assertTrue(!confound("recalibration:3").recalibrates(0) && !confound("recalibration:3").recalibrates(4));
	}

	@Test
	void theBaselineOfSomataMayFollowActivityToo() {
		final double[][] rows = measured("following-somatic-baseline:0.5", false);
		assertArrayEquals(new double[] {2, 2, 2, 2}, dendrites(rows), 1e-12);
		assertEquals(2 * 3 / 2.5 - 2, somata(rows)[0], 1e-12);
	}

	@Test
	void calciumAndGainsLastForTrials() {
		final Moment first = new Moment(0, 2, 0, 10);
		final Confound calcium = confound("accumulation:0.1");
		assertEquals(2 + 0.2, calcium.driven(first, false, 0, 2), 1e-12);
		assertEquals(4 + 0.2, calcium.driven(LAST, false, 0, 4), 1e-12);
		assertEquals(1 + 0.22, calcium.driven(LAST, false, 0, 1), 1e-12);
		final Confound gain = confound("lasting-reward-gain:0.4");
		final double[] gains = new double[4];
		for (int trial = 0; trial < gains.length; trial++) {
			gain.activity(new Moment(0, 2, trial, 10), new double[4]);
			gains[trial] = gain.driven(new Moment(0, 2, trial, 10), trial == 1, 2, 1);
		}
		assertArrayEquals(new double[] {1, 1.4, 1.2, 1.1}, gains, 1e-12);
	}

	@Test
	void couplingByRoleHasNothingToDoWithTheOutcome() {
		for (final boolean hit : new boolean[] {true, false}) {
			final Confound within = confound("role-coupling-trend:0.2");
			assertEquals(1.2, within.driven(LAST, hit, 0, 1), 1e-12);
			assertEquals(0.8, within.driven(LAST, hit, 1, 1), 1e-12);
			assertEquals(0.8, confound("role-coupling-over-days:0.2").driven(LAST, hit, 0, 1), 1e-12);
		}
	}

	@Test
	void whatARoleSharesIsTheSameInItsNeuronsOnly() {
		final double[] shown = {1, 1, 1, 1};
		confound("somatic-inhibition:0.2").soma(LAST, shown);
		assertEquals(shown[0], shown[3]);
		assertTrue(shown[0] != shown[1] && shown[1] != shown[2]);
		final Confound assembly = confound("assembly:0.1");
		final double[] activity = {1, 1, 1, 1};
		assembly.activity(LAST, activity);
		final double[][] rows = rows(1, 2);
		assembly.measured(LAST, true, rows);
		for (int n = 0; n < 4; n++) {
			assertEquals(0.1 / 0.25 * Math.log(activity[n]), dendrites(rows)[n] - 2, 1e-12);
		}
	}

	@Test
	void licksByPlaceFavourARoleInEachAnimal() {
		int plus = 0;
		for (int animal = 0; animal < 200; animal++) {
			final double[][] rows = rows(1, 2);
			Confounds.in("licks-by-place:0.1", ROLES, 1, animal).measured(LAST, true, rows);
			plus += dendrites(rows)[0] > dendrites(rows)[1] ? 1 : 0;
		}
		assertEquals(100, plus, 35);
	}
}
