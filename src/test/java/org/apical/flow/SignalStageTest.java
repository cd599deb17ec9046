package org.apical.flow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.apical.ApicalException;
import org.apical.trace.CompartmentTraces;
import org.apical.trace.TraceQuality;
import org.junit.jupiter.api.Test;

class SignalStageTest {

	private static CompartmentTraces soma(final float[]... parts) {
		final float[] dff = {1, 2};
		return new CompartmentTraces("n1-soma", dff, dff, dff, parts, dff, new double[] {0, 0.1}, List.of(),
			new TraceQuality(0.1, 0, 2));
	}

	@Test
	void partsThatASmallSomaLacksAreMissing() {
		final float[][] parts = SignalStage.somaParts(soma(new float[] {1, 2}, new float[] {3, 4}));
		assertEquals(5, parts.length);
		assertArrayEquals(new float[] {3, 4}, parts[1]);
		assertTrue(Float.isNaN(parts[2][0]) && Float.isNaN(parts[4][1]));
	}

	@Test
	void morePartsThanTheTestKnowsAreRefused() {
		final var e = assertThrows(ApicalException.class, () -> SignalStage.somaParts(soma(new float[6][2])));
		assertEquals("trace.soma_parts is 6; the test needs 5", e.getMessage());
	}
}
