package org.apical.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

	private static final int NEURONS = 20;
	/** So many somata have no tuft in the plane, and so many tufts no soma. */
	private static final int ALONE = 3;
	private static final int DAYS = 3;

	private static SomaTuftLinking linking(final List<Cell> somata, final List<Cell> tufts,
		final Map<String, String> given)
	{
		return new SomaTuftLinking(SomaTuftLinking.Parameters.defaults(), somata, tufts, given, 10);
	}

	private static List<Link> links(final long seed) {
		return links(seed, DAYS, 600);
	}

	private static List<Link> links(final long seed, final int days, final int frames) {
		final StudySimulation.Parameters parameters = new StudySimulation.Parameters(1, days, frames, 64, 64, 10, 5, 5,
			NEURONS - 10, "vectorized", 0.25, 3, 0, 0, 0, 0.08, 0.2);
		final AnimalSimulation animal = new AnimalSimulation(parameters, seed, 0);
		final List<Cell> somata = cells(parameters, seed, animal, Kind.SOMA).subList(ALONE, NEURONS);
		final List<Cell> tufts = cells(parameters, seed, animal, Kind.TUFT).subList(0, NEURONS - ALONE);
		final SomaTuftLinking linking = linking(somata, tufts, Map.of());
		return linking.likeliest().stream().filter(linking::sure).toList();
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
			cells.add(new Cell("n" + n, 0, 0, days.stream().map(dff -> new Course(dff[neuron])).toList()));
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
		assertEquals(List.of(),
			linking(List.of(), List.of(new Cell("t", 0, 0, List.of(new Course(new float[10])))), Map.of()).likeliest());
	}

	/** Bursts at random times, in different cells at different ones, and independent noise in both halves. */
	private static Cell bursting(final String name, final long seed, final double height, final double noise) {
		final List<Course> days = new ArrayList<>();
		for (int day = 0; day < DAYS; day++) {
			final Random bursts = new Random(100 * seed + day);
			final Random own = new Random(name.hashCode() * 31L + day);
			final float[][] halves = new float[3][900];
			double level = 0;
			for (int t = 0; t < 900; t++) {
				level = level * 0.85 + (bursts.nextDouble() < 0.03 ? height : 0);
				halves[1][t] = (float) (level + noise * own.nextGaussian());
				halves[2][t] = (float) (level + noise * own.nextGaussian());
				halves[0][t] = (halves[1][t] + halves[2][t]) / 2;
			}
			days.add(new Course(halves[0], halves[1], halves[2]));
		}
		return new Cell(name, 0, 0, days);
	}

	private static List<Cell> bursting(final String prefix, final int count) {
		final List<Cell> cells = new ArrayList<>();
		for (int n = 0; n < count; n++) {
			cells.add(bursting(prefix + n, n, 1, 0.3));
		}
		return cells;
	}

	@Test
	void aPointOnAnotherCellsTuftGivesItToThatCell() {
		final SomaTuftLinking linking =
			linking(bursting("s", 10), bursting("t", 10), Map.of("t3", "s3", "t5", "s4", "t9", "s9"));
		for (final Link link : linking.likeliest()) {
			assertEquals(link.tuft().substring(1), link.soma().substring(1), link.toString());
			assertTrue(linking.sure(link), link.toString());
		}
	}

	@Test
	void aPointOnTheTuftOfACellThatIsNotSeenIsNotBelieved() {
		final List<Cell> somata = new ArrayList<>(bursting("s", 10));
		final Cell stranger = bursting("t", 77, 1, 0.3);
		final SomaTuftLinking linking = linking(somata, List.of(stranger, bursting("u", 0, 1, 0.3)), Map.of("t", "s5"));
		final Link link = linking.likeliest().stream().filter(one -> one.tuft().equals("t")).findFirst().orElseThrow();
		assertTrue(!linking.sure(link), link.toString());
	}

	@Test
	void ofATuftWhoseCellIsSilentThePointIsBelieved() {
		final List<Cell> somata = new ArrayList<>(bursting("s", 10));
		somata.add(bursting("silent", 50, 0, 0.3));
		final List<Cell> tufts = new ArrayList<>(bursting("t", 10));
		tufts.add(bursting("quiet", 50, 0, 0.3));
		final SomaTuftLinking linking = linking(somata, tufts, Map.of("quiet", "silent"));
		final Link link = linking.likeliest().stream().filter(one -> one.tuft().equals("quiet")).findFirst().orElseThrow();
		assertEquals("silent", link.soma());
		assertTrue(linking.sure(link) && link.confidence() > 0.8, link.toString());
	}

	@Test
	void aDayOnWhichAnotherCellLiesAtTheTuftsPlaceIsSeen() {
		final List<Cell> tufts = new ArrayList<>(bursting("t", 10));
		final List<Course> days = new ArrayList<>(tufts.get(4).days());
		days.set(1, bursting("other", 60, 1, 0.3).days().get(1));
		tufts.set(4, new Cell("t4", 0, 0, days));
		final SomaTuftLinking linking = linking(bursting("s", 10), tufts, Map.of("t4", "s4"));
		assertTrue(linking.onDay("s4", "t4", 1, 0.9, List.of(0, 2)) < 0.05);
		assertTrue(linking.onDay("s4", "t4", 2, 0.5, List.of(0)) > 0.9);
		assertEquals(0.5, linking.onDay("s4", "nobody", 2, 0.5, List.of(0)));
	}
}
