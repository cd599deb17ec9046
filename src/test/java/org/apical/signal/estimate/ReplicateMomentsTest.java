package org.apical.signal.estimate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import java.util.function.IntBinaryOperator;
import org.apical.signal.pairs.Pair;
import org.apical.signal.pairs.PairTable;
import org.apical.study.Kind;
import org.apical.study.Outcome;
import org.apical.study.Role;
import org.junit.jupiter.api.Test;

class ReplicateMomentsTest {

	@Test
	void theCountsOfProductsAreTheRookNumbersOfTheFourByFourBoard() {
		final double[] counts = ReplicateMoments.sums(ReplicateMoments.products(ReplicateMoments.ones(5)));
		org.junit.jupiter.api.Assertions.assertArrayEquals(new double[] {1, 16, 72, 96, 24}, counts);
	}

	@Test
	void productsTakeEveryChoiceOfDistinctPartsAndDistinctPhasesOnce() {
		final PairTable table = oneRow(new PairTable.Layout(5, true), 7);
		final MomentColumns moments = new MomentColumns(table, new int[] {0});
		final double[] r = table.row(0);
		assertEquals(mean(r, 0, 0, 0), moments.soma(3, 0, 0)[0], 1e-12);
		assertEquals(mean(r, 0, 0, 24), moments.soma(2, 1, 0)[0], 1e-12);
		assertEquals(mean(r, 0, 40), moments.soma(1, 0, 1)[0], 1e-12);
		assertEquals(mean(r, 24, 24), moments.soma(0, 2, 0)[0], 1e-12);
		assertEquals(mean(r, 24, 40), moments.soma(0, 1, 1)[0], 1e-12);
		assertEquals(withDendrite(r, 20, 0, 0), moments.dendrite(2, 0, 0)[0], 1e-12);
		assertEquals(withDendrite(r, 20, 24), moments.dendrite(0, 1, 0)[0], 1e-12);
		assertEquals(withDendrite(r, 16, 0, 0), moments.pseudoDendrite(2, 0, 0)[0], 1e-12);
	}

	@Test
	void onePartGivesTheElementarySymmetricMeansOfItsPhases() {
		final PairTable table = oneRow(new PairTable.Layout(1, false), 3);
		final MomentColumns moments = new MomentColumns(table, new int[] {0});
		final double[] r = table.row(0);
		double pairs = 0;
		double withDendrite = 0;
		for (int t = 0; t < 4; t++) {
			for (int u = 0; u < 4; u++) {
				pairs += t == u ? 0 : r[t] * r[u] / 12;
				withDendrite += t == u ? 0 : r[t] * r[4 + u] / 12;
			}
		}
		assertEquals(pairs, moments.soma(2, 0, 0)[0], 1e-12);
		assertEquals(r[0] * r[1] * r[2] * r[3], moments.soma(4, 0, 0)[0], 1e-12);
		assertEquals(withDendrite, moments.dendrite(1, 0, 0)[0], 1e-12);
	}

	/** Mean over injective choices of part and phase, factor by factor taken from matrices at these places. */
	private static double mean(final double[] row, final int... at) {
		final double[] sumAndCount = new double[2];
		choose(row, at, 0, 0, 0, 1, sumAndCount);
		return sumAndCount[0] / sumAndCount[1];
	}

	private static double withDendrite(final double[] row, final int dendriteAt, final int... at) {
		final double[] sumAndCount = new double[2];
		for (int t = 0; t < 4; t++) {
			choose(row, at, 0, 0, 1 << t, row[dendriteAt + t], sumAndCount);
		}
		return sumAndCount[0] / sumAndCount[1];
	}

	private static void choose(final double[] row, final int[] at, final int factor, final int parts, final int phases,
		final double product, final double[] sumAndCount)
	{
		if (factor == at.length) {
			sumAndCount[0] += product;
			sumAndCount[1]++;
			return;
		}
		final IntBinaryOperator place = (p, t) -> at[factor] + 4 * p + t;
		for (int p = 0; p < 4; p++) {
			for (int t = 0; t < 4; t++) {
				if ((parts >> p & 1) == 0 && (phases >> t & 1) == 0) {
					choose(row, at, factor + 1, parts | 1 << p, phases | 1 << t, product * row[place.applyAsInt(p, t)],
						sumAndCount);
				}
			}
		}
	}

	private static PairTable oneRow(final PairTable.Layout layout, final long seed) {
		final Random random = new Random(seed);
		final double[] row = random.doubles(layout.width(), -1, 2).toArray();
		return new PairTable.Builder(layout).add(new Pair("a", "s", 1, "n", Role.P_PLUS, 1, Outcome.HIT, 0, Double.NaN, "",
			"", Kind.TUFT), row).build();
	}
}
