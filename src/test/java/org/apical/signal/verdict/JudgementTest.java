package org.apical.signal.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.apical.signal.controls.Gate;
import org.apical.signal.controls.Gate.Status;
import org.apical.signal.roles.Contrast;
import org.apical.signal.verdict.AnimalCount.OfRole;
import org.apical.signal.verdict.OpposingResult.Counts;
import org.apical.signal.verdict.OpposingResult.RoleMeans;
import org.apical.study.Kind;
import org.junit.jupiter.api.Test;

class JudgementTest {

	private static Judgement of(final int animals, final Status gate, final boolean roleDependent, final boolean raw,
		final boolean relative, final boolean equivalent)
	{
		final Contrast contrast = EstimatesTest.contrast(0.16, 0.02, 2e-3);
		return new Judgement(new Counts(animals, 60, 0, 60, 24000, 0, 0, List.of()), List.of(), contrast,
			roleDependent ? EstimatesTest.FOUND : equivalent ? EstimatesTest.NOTHING : EstimatesTest.VAGUE,
			new RoleMeans(0.09, 0.004, -0.07, 0.01, 0.01), new Gate(gate, 0.01, -0.03, 0.05), raw, relative, 0.09);
	}

	@Test
	void whatTheNetworkExplainsIsNotSeparable() {
		final Contrast contrast = EstimatesTest.contrast(0.16, 0.02, 2e-3);
		final Judgement judgement = new Judgement(new Counts(6, 60, 0, 60, 24000, 0, 0, List.of()), List.of(), contrast,
			EstimatesTest.EXPLAINED, new RoleMeans(0.09, 0.004, -0.07, 0.01, 0.01), new Gate(Status.PASS, 0.01, -0.03, 0.05),
			true, true, 0.09);
		assertEquals(Verdict.NOT_SEPARABLE, judgement.verdict());
		assertTrue(judgement.reason().contains("(+0.050 is left, p = 0.0010)"), judgement.reason());
	}

	@Test
	void theFirstThatAppliesIsTheVerdict() {
		assertEquals(Verdict.UNTESTABLE, of(5, Status.FAIL, true, true, true, true).verdict());
		assertEquals(Verdict.INVALID, of(6, Status.FAIL, true, true, true, true).verdict());
		assertEquals(Verdict.OPPOSING, of(6, Status.PASS, true, true, true, true).verdict());
		assertEquals(Verdict.OPPOSING, of(6, Status.UNAVAILABLE, true, true, false, false).verdict());
		assertEquals(Verdict.OPPOSING_RELATIVE, of(6, Status.PASS, true, false, true, false).verdict());
		assertEquals(Verdict.ROLE_DEPENDENT, of(6, Status.PASS, true, false, false, true).verdict());
		assertEquals(Verdict.EQUIVALENT, of(6, Status.PASS, false, true, true, true).verdict());
		assertEquals(Verdict.INCONCLUSIVE, of(6, Status.PASS, false, true, true, false).verdict());
	}

	@Test
	void anImpreciseGateAllowsNothingButInconclusive() {
		assertEquals(Verdict.INCONCLUSIVE, of(6, Status.IMPRECISE, true, true, true, true).verdict());
		assertEquals(Verdict.INCONCLUSIVE, of(6, Status.IMPRECISE, false, false, false, true).verdict());
		assertEquals(Verdict.UNTESTABLE, of(5, Status.IMPRECISE, true, true, true, true).verdict());
	}

	@Test
	void theReasonIsASentenceWithTheNumbers() {
		final String reason = of(6, Status.PASS, true, true, true, false).reason();
		assertEquals(
			"Beyond what their somata explain, the dendrites of P+ neurons were more active on hits than on misses "
				+ "(+0.090 ΔF/F·s, p = 0.0040) and those of P- neurons less active (-0.070, p = 0.010), in 6 animals.",
			reason);
		for (final Status gate : Status.values()) {
			assertTrue(of(6, gate, false, false, false, false).reason().endsWith("."));
		}
	}

	@Test
	void withoutNeutralNeuronsTheReasonSaysThatTheRelativeVerdictCannotBeAsked() {
		final OfRole five = new OfRole(5, 5, 5);
		final List<AnimalCount> animals = IntStream.rangeClosed(1, 6)
			.mapToObj(a -> new AnimalCount("m" + a, Kind.TUFT, five, five, a == 3 ? new OfRole(4, 2, 2) : five)).toList();
		final Contrast contrast = new Contrast(0.16, 0.02, 0.12, 0.2, 1e-4, 2e-3, 0.03, 0, List.of(), List.of());
		final String reason =
			new Judgement(new Counts(6, 60, 0, 60, 24000, 0, 0, animals), List.of(), contrast, EstimatesTest.FOUND,
				new RoleMeans(0.19, 0.004, 0.03, 0.01, 0.01), new Gate(Status.PASS, 0.01, -0.03, 0.05), false, false, 0.09)
					.reason();
		assertTrue(reason.endsWith("in every animal: m3 has 2."), reason);
	}
}
