package org.apical.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.apical.ApicalException;
import org.apical.image.Affine;
import org.apical.image.FieldTransform;
import org.apical.image.Mask;
import org.apical.image.Roi;
import org.apical.match.CompartmentMatching.Match;
import org.apical.match.CompartmentMatching.PlaneRois;
import org.apical.study.Compartment;
import org.apical.study.Compartment.Status;
import org.apical.study.Curation;
import org.apical.study.Kind;
import org.apical.study.Seed;
import org.apical.trace.traces.SimulatedCells;
import org.junit.jupiter.api.Test;

class CompartmentMatchingTest {

	private static final CompartmentMatching MATCHING =
		new CompartmentMatching(CompartmentMatching.Parameters.defaults());
	private static final List<Seed> SEEDS = List.of(new Seed("a", 30, 30), new Seed("b", 60, 60));
	private static final String AT = "curation.csv line 2";
	private static final FieldTransform MOVED = FieldTransform.of(Affine.translation(10, -5));

	private static Roi roi(final String id, final double x, final double y) {
		return new Roi(id, SimulatedCells.disc(x, y, 6, 100, 100), 8);
	}

	private static PlaneRois day(final String session, final FieldTransform affine, final boolean aligned,
		final Roi... rois)
	{
		return new PlaneRois(session, "soma", Kind.SOMA, session.equals("d1"), 100, 100, 1, affine, aligned, SEEDS, List.of(
			rois));
	}

	private static Match match(final CompartmentMatching.Result result, final String session, final String neuron) {
		return result.matches().stream().filter(m -> m.compartment().session().equals(session) && m.compartment().neuron()
			.equals(neuron)).findFirst().orElseThrow();
	}

	@Test
	void aPointBetweenTwoTouchingSomataMayMeanEither() {
		final List<Roi> rois = List.of(roi("a", 23, 30), roi("1", 37, 30), roi("b", 60, 60), roi("2", 74, 60));
		final CompartmentMatching.Result result = MATCHING.match(List.of(new PlaneRois("d1", "soma", Kind.SOMA, true, 100,
			100, 1, FieldTransform.IDENTITY, true, List.of(new Seed("a", 29.6, 30), new Seed("b", 60, 60)), rois)),
			List.of());
		assertEquals(0.5, match(result, "d1", "a").compartment().linkConfidence(), 0.1);
		assertTrue(match(result, "d1", "b").compartment().linkConfidence() > 0.99);
	}

	@Test
	void roisThatLieWhereTheyShouldAreMatched() {
		final CompartmentMatching.Result result = MATCHING.match(List.of(
			day("d1", FieldTransform.IDENTITY, true, roi("a", 30, 30), roi("b", 60, 60)),
			day("d2", MOVED, true, roi("a", 41, 25), roi("b", 70, 55))), List.of());
		final Compartment a = match(result, "d2", "a").compartment();
		assertEquals(Status.MATCHED, a.status());
		assertEquals("a-soma", a.compartment());
		assertEquals("a", a.roi());
		assertTrue(a.matchConfidence() > 0.9 && a.matchConfidence() < 1);
		assertTrue(match(result, "d2", "b").compartment().matchConfidence() >= a.matchConfidence());
		assertTrue(match(result, "d1", "a").compartment().matchConfidence() >= a.matchConfidence());
		assertEquals(41, a.xPx(), 1e-9);
	}

	@Test
	void aRoiThatIsMissingIsForcedWithTheMovedFootprint() {
		final CompartmentMatching.Result result = MATCHING.match(List.of(
			day("d1", FieldTransform.IDENTITY, true, roi("a", 30, 30), roi("b", 60, 60)),
			day("d2", MOVED, true, roi("b", 70, 55))), List.of());
		final Match a = match(result, "d2", "a");
		assertEquals(Status.FORCED, a.compartment().status());
		assertEquals("", a.compartment().roi());
		assertEquals(40, a.mask().orElseThrow().centreX(), 1e-6);
		assertEquals(25, a.mask().orElseThrow().centreY(), 1e-6);
		assertEquals(match(result, "d1", "a").compartment().areaPx(), a.compartment().areaPx());
		assertTrue(Double.isNaN(a.compartment().matchConfidence()));
	}

	@Test
	void aRoiOfTheRightNameInTheWrongPlaceIsNotTaken() {
		final CompartmentMatching.Result result = MATCHING.match(List.of(
			day("d1", FieldTransform.IDENTITY, true, roi("a", 30, 30), roi("b", 60, 60)),
			day("d2", MOVED, true, roi("a", 57, 25), roi("b", 70, 55))), List.of());
		assertEquals(Status.FORCED, match(result, "d2", "a").compartment().status());
		assertEquals(40, match(result, "d2", "a").compartment().xPx(), 1e-6);
	}

	@Test
	void aSessionThatCouldNotBeAlignedIsUnknownAndSaidSo() {
		final CompartmentMatching.Result result = MATCHING.match(List.of(
			day("d1", FieldTransform.IDENTITY, true, roi("a", 30, 30), roi("b", 60, 60)),
			day("d2", FieldTransform.IDENTITY, false, roi("a", 30, 30))), List.of());
		assertEquals(Status.UNKNOWN, match(result, "d2", "a").compartment().status());
		assertEquals(Optional.empty(), match(result, "d2", "a").mask());
		assertTrue(match(result, "d2", "a").note().contains("could not be aligned"));
		assertEquals("", match(result, "d1", "a").note());
	}

	@Test
	void aNeuronFoundOnlyOnALaterDayIsForcedOnTheOthers() {
		final CompartmentMatching.Result result = MATCHING.match(List.of(
			day("d1", FieldTransform.IDENTITY, true, roi("b", 60, 60)),
			day("d2", MOVED, true, roi("a", 40, 25), roi("b", 70, 55))), List.of());
		assertEquals(Status.FORCED, match(result, "d1", "a").compartment().status());
		assertEquals(30, match(result, "d1", "a").compartment().xPx(), 1e-6);
		assertEquals(Status.MATCHED, match(result, "d2", "a").compartment().status());
	}

	@Test
	void aNeuronFoundOnNoDayIsUnknown() {
		final CompartmentMatching.Result result =
			MATCHING.match(List.of(day("d1", FieldTransform.IDENTITY, true, roi("b", 60,
				60))), List.of());
		assertEquals(Status.UNKNOWN, match(result, "d1", "a").compartment().status());
		assertTrue(match(result, "d1", "a").note().contains("on any day"));
	}

	@Test
	void oneThatMovedOutOfTheImageIsUnknown() {
		final CompartmentMatching.Result result = MATCHING.match(List.of(
			day("d1", FieldTransform.IDENTITY, true, roi("a", 30, 30), roi("b", 60, 60)),
			day("d2", FieldTransform.of(Affine.translation(-60, 0)), true)), List.of());
		assertEquals(Status.UNKNOWN, match(result, "d2", "a").compartment().status());
		assertTrue(match(result, "d2", "a").note().contains("outside the image"));
		assertEquals(Status.FORCED, match(result, "d2", "b").compartment().status());
	}

	@Test
	void importedRoisGoToTheNearestPointAndToOneOnly() {
		final CompartmentMatching.Result result = MATCHING.match(List.of(
			day("d1", FieldTransform.IDENTITY, true, roi("0001", 30, 30), roi("0002", 40, 30), roi("0003", 60, 69))),
			List.of());
		assertEquals("0001", match(result, "d1", "a").compartment().roi());
		assertEquals(1 / (1 + Math.exp(-3.5 * 3.5 / 4.5)), match(result, "d1", "a").compartment().linkConfidence(), 1e-9,
			"0002 ends 3.5 px from the point");
		final Compartment b = match(result, "d1", "b").compartment();
		assertEquals("0003", b.roi());
		assertTrue(b.linkConfidence() < 0.7);
	}

	@Test
	void aNeuronWithoutATuftPointHasNoTuft() {
		final PlaneRois tuft = new PlaneRois("d1", "tuft", Kind.TUFT, true, 100, 100, 0.5, FieldTransform.IDENTITY, true,
			List.of(SEEDS.get(0)), List.of(roi("a", 30, 30)));
		final CompartmentMatching.Result result = MATCHING.match(List.of(day("d1", FieldTransform.IDENTITY, true,
			roi("a", 30, 30), roi("b", 60, 60)), tuft), List.of());
		assertEquals(List.of("a-soma", "b-soma", "a-tuft"), result.matches().stream().map(m -> m.compartment()
			.compartment()).toList());
	}

	@Test
	void aRejectedRoiIsNotThere() {
		final CompartmentMatching.Result result = MATCHING.match(List.of(
			day("d1", FieldTransform.IDENTITY, true, roi("a", 30, 30), roi("b", 60, 60)),
			day("d2", MOVED, true, roi("a", 40, 25), roi("b", 70, 55))),
			List.of(new Curation("d2", "soma", "a", true, Optional.empty(), AT)));
		assertEquals(Status.FORCED, match(result, "d2", "a").compartment().status());
		assertEquals(Status.MATCHED, match(result, "d1", "a").compartment().status());
	}

	@Test
	void aRoiGivenToANeuronIsItsWhereverItLies() {
		final CompartmentMatching.Result result = MATCHING.match(List.of(
			day("d1", FieldTransform.IDENTITY, true, roi("a", 30, 30), roi("b", 60, 60)),
			day("d2", MOVED, true, roi("a", 40, 25), roi("7", 80, 80))),
			List.of(new Curation("d2", "soma", "7", false, Optional.of("b"), AT)));
		final Compartment b = match(result, "d2", "b").compartment();
		assertEquals(Status.MATCHED, b.status());
		assertEquals("7", b.roi());
		assertEquals(1, b.matchConfidence());
	}

	@Test
	void anAcceptedRoiIsMatchedThoughItIsHardlyAlike() {
		final CompartmentMatching.Result result = MATCHING.match(List.of(
			day("d1", FieldTransform.IDENTITY, true, roi("a", 30, 30), roi("b", 60, 60)),
			day("d2", MOVED, true, roi("a", 57, 25), roi("b", 70, 55))),
			List.of(new Curation("d2", "soma", "a", false, Optional.empty(), AT)));
		assertEquals(Status.MATCHED, match(result, "d2", "a").compartment().status());
	}

	@Test
	void aDecisionAboutARoiThatIsNotThereIsAnError() {
		final ApicalException e = assertThrows(ApicalException.class, () -> MATCHING.match(
			List.of(day("d1", FieldTransform.IDENTITY, true, roi("a", 30, 30), roi("b", 60, 60))),
			List.of(new Curation("d1", "soma", "9", true, Optional.empty(), AT))));
		assertEquals(AT + ": session d1, plane soma has no ROI '9'; that session's segment/rois.csv lists those there are",
			e.getMessage());
	}

	@Test
	void somataWithoutANameAreFollowedAsNeuronsOfTheirOwn() {
		final CompartmentMatching.Result result = MATCHING.match(List.of(
			day("d1", FieldTransform.IDENTITY, true, roi("a", 30, 30), roi("b", 60, 60), roi("1", 80, 30)),
			day("d2", MOVED, true, roi("a", 40, 25), roi("b", 70, 55), roi("1", 20, 80), roi("2", 90, 25)),
			day("d3", FieldTransform.IDENTITY, true, roi("a", 30, 30), roi("b", 60, 60))), List.of());
		assertEquals("2", match(result, "d2", "found-1").compartment().roi());
		assertEquals("found-1-soma", match(result, "d2", "found-1").compartment().compartment());
		assertEquals(Status.FORCED, match(result, "d3", "found-1").compartment().status());
		assertTrue(result.matches().stream().noneMatch(m -> m.compartment().neuron().equals("found-2")));
	}

	@Test
	void aCellSeenOnOneDayIsKeptWhereItWasAccepted() {
		final List<PlaneRois> days = List.of(
			day("d1", FieldTransform.IDENTITY, true, roi("a", 30, 30), roi("b", 60, 60), roi("1", 80, 30)),
			day("d2", MOVED, true, roi("a", 40, 25), roi("b", 70, 55)));
		assertTrue(MATCHING.match(days, List.of()).matches().stream()
			.noneMatch(m -> m.compartment().neuron().startsWith("found")));
		final CompartmentMatching.Result result =
			MATCHING.match(days, List.of(new Curation("d1", "soma", "1", false, Optional.empty(), AT)));
		assertEquals(1, match(result, "d1", "found-1").compartment().matchConfidence());
		assertEquals(Status.FORCED, match(result, "d2", "found-1").compartment().status());
	}

	@Test
	void aDayWithPixelsHalfAsLargeAndALargerImageIsFollowed() {
		final FieldTransform doubled = FieldTransform.of(new Affine(2, 0, 0.5, 0, 2, 0.5));
		final Roi large = new Roi("1", SimulatedCells.disc(160.5, 60.5, 12, 200, 200), 8);
		final CompartmentMatching.Result result = MATCHING.match(List.of(
			day("d1", FieldTransform.IDENTITY, true, roi("a", 30, 30), roi("b", 60, 60), roi("1", 80, 30)),
			new PlaneRois("d2", "soma", Kind.SOMA, false, 200, 200, 0.5, doubled, true, SEEDS, List.of(large))), List.of());
		assertEquals("1", match(result, "d2", "found-1").compartment().roi());
		assertEquals(160.5, match(result, "d2", "found-1").compartment().xPx(), 1e-9);
		final Match forced = match(result, "d2", "a");
		assertEquals(Status.FORCED, forced.compartment().status());
		assertEquals(60.5, forced.compartment().xPx(), 0.1);
		assertEquals(4, weight(forced) / weight(match(result, "d1", "a")), 0.1);
	}

	private static double weight(final Match match) {
		double sum = 0;
		for (final float weight : match.mask().orElseThrow().weight()) {
			sum += weight;
		}
		return sum;
	}

	@Test
	void footprintsKeepTheirWeightAndCentreWhenTurned() {
		final double c = Math.cos(0.05);
		final double s = Math.sin(0.05);
		final Mask disc = SimulatedCells.disc(50, 50, 7, 100, 100);
		final Mask turned = FootprintMoves.fromReference(disc, FieldTransform.of(new Affine(c, -s, 3.3, s, c, -2.6)),
			100, 100).orElseThrow();
		double weight = 0;
		for (final float w : turned.weight()) {
			weight += w;
		}
		assertEquals(disc.area(), weight, 0.03 * disc.area());
		assertEquals(c * 50 - s * 50 + 3.3, turned.centreX(), 0.1);
		assertEquals(s * 50 + c * 50 - 2.6, turned.centreY(), 0.1);
	}
}
