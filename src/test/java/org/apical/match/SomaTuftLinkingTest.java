package org.apical.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apical.match.SomaTuftLinking.Cell;
import org.apical.match.SomaTuftLinking.Link;
import org.apical.simulate.images.AnimalSimulation;
import org.apical.simulate.images.PlaneRecording;
import org.apical.simulate.images.StudySimulation;
import org.apical.study.Kind;
import org.junit.jupiter.api.Test;

/** On simulated animals of seeds that nothing was chosen on. */
class SomaTuftLinkingTest {

	private static final SomaTuftLinking LINKING = new SomaTuftLinking(SomaTuftLinking.Parameters.defaults());
	private static final int NEURONS = 20;
	/** So many somata have no tuft in the plane, and so many tufts no soma. */
	private static final int ALONE = 3;
	private static final int DAYS = 3;

	private static List<Link> links(final long seed) {
		return links(seed, DAYS, 600);
	}

	private static List<Link> links(final long seed, final int days, final int frames) {
		final StudySimulation.Parameters parameters = new StudySimulation.Parameters(1, days, frames, 64, 64, 10, 5, 5,
			NEURONS - 10, "vectorized", 0.25, 3, 0, 0, 0, 0.08, 0.2);
		final AnimalSimulation animal = new AnimalSimulation(parameters, seed, 0);
		final List<Cell> somata = cells(parameters, seed, animal, Kind.SOMA).subList(ALONE, NEURONS);
		final List<Cell> tufts = cells(parameters, seed, animal, Kind.TUFT).subList(0, NEURONS - ALONE);
		return LINKING.likeliest(somata, tufts, parameters.frameRateHz()).stream().filter(LINKING::sure).toList();
	}

	/** ΔF/F with noise of 0.2 a frame; a fifth of the cells is silent on a day. */
	private static List<Cell> cells(final StudySimulation.Parameters parameters, final long seed,
		final AnimalSimulation animal, final Kind kind)
	{
		final Random noise = new Random(seed + kind.ordinal());
		final List<float[][]> days = new ArrayList<>();
		for (int day = 0; day < parameters.sessions(); day++) {
			final float[][] dff = new PlaneRecording(parameters, seed, 0, day, kind, null, animal.session(day)).dff();
			for (final float[] row : dff) {
				for (int t = 0; t < row.length; t++) {
					row[t] += (float) (0.2 * noise.nextGaussian());
				}
			}
			days.add(dff);
		}
		final List<Cell> cells = new ArrayList<>();
		for (int n = 0; n < NEURONS; n++) {
			final int neuron = n;
			cells.add(new Cell("n" + n, 0, 0, days.stream().map(dff -> dff[neuron]).toList()));
		}
		return cells;
	}

	@Test
	void ofLinksAtNineTenthsMoreThanNineInTenAreRightAndMostAreFound() {
		int sure = 0;
		int right = 0;
		for (long seed = 501; seed <= 506; seed++) {
			for (final Link link : links(seed)) {
				if (link.confidence() >= 0.9) {
					sure++;
					right += link.soma().equals(link.tuft()) ? 1 : 0;
				}
			}
		}
		assertTrue(right >= 0.98 * sure, right + " of " + sure);
		assertTrue(right >= 0.85 * 6 * (NEURONS - 2 * ALONE), right + " found");
	}

	@Test
	void ofLinksAtNineTenthsNineInTenAreRightThoughThereIsHalfAMinuteOnly() {
		int sure = 0;
		int right = 0;
		for (long seed = 521; seed <= 540; seed++) {
			for (final Link link : links(seed, 1, 300)) {
				sure++;
				right += link.soma().equals(link.tuft()) ? 1 : 0;
			}
		}
		assertTrue(sure >= 50 && right >= 0.9 * sure, right + " of " + sure);
	}

	@Test
	void aTuftWithoutASomaInThePlaneIsRarelyGivenAway() {
		int wrong = 0;
		for (long seed = 511; seed <= 514; seed++) {
			wrong += (int) links(seed).stream().filter(link -> Integer.parseInt(link.tuft().substring(1)) < ALONE).count();
		}
		assertTrue(wrong <= 1, wrong + " of " + 4 * ALONE);
	}

	@Test
	void withoutSomataThereIsNoLink() {
		assertEquals(List.of(), LINKING.likeliest(List.of(), List.of(new Cell("t", 0, 0, List.of(new float[10]))), 10));
	}
}
