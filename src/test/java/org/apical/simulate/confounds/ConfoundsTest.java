package org.apical.simulate.confounds;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
}
