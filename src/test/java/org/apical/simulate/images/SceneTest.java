package org.apical.simulate.images;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apical.study.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SceneTest {

	private static final StudySimulation.Parameters DEFAULTS = StudySimulation.Parameters.defaults();
	private static final int SIZE = DEFAULTS.widthPx();

	private static float[] background(final Scene scene, final int dxQuarters, final int dyQuarters) {
		final float[] frame = new float[SIZE * SIZE];
		scene.background(new float[Neuropil.MODES], 1, dxQuarters, dyQuarters, frame);
		return frame;
	}

	@Test
	void contentMovesByTheDisplacement() {
		final Scene scene = StudySimulation.scene(DEFAULTS, 1, 0, Kind.TUFT);
		final float[] still = background(scene, 0, 0);
		final float[] moved = background(scene, 12, -8);
		for (int y = 10; y < 100; y++) {
			for (int x = 10; x < 100; x++) {
				assertEquals(still[y * SIZE + x], moved[(y - 2) * SIZE + x + 3]);
			}
		}
	}

	@Test
	void aFootprintMovedByHalfAPixelHasItsCentreHalfAPixelFarther() {
		final Scene scene = StudySimulation.scene(DEFAULTS, 1, 0, Kind.SOMA);
		final float[] frame = new float[SIZE * SIZE];
		scene.footprint(0).add(1, 2, -3, frame, SIZE, SIZE);
		assertArrayEquals(new double[] {scene.position(0).xPx() + 0.5, scene.position(0).yPx() - 0.75}, centre(frame), 0.1);
	}

	private static double[] centre(final float[] image) {
		final double[] sum = new double[3];
		for (int i = 0; i < image.length; i++) {
			sum[0] += image[i] * (i % SIZE);
			sum[1] += image[i] * (i / SIZE);
			sum[2] += image[i];
		}
		return new double[] {sum[0] / sum[2], sum[1] / sum[2]};
	}

	@ParameterizedTest
	@EnumSource(value = Kind.class, names = {"SOMA", "TUFT"})
	void footprintsHardlyOverlapAndTheGivenPointLiesOnTheNeuron(final Kind kind) {
		final Scene scene = StudySimulation.scene(DEFAULTS, 2, 1, kind);
		final int[] covered = new int[SIZE * SIZE];
		for (int n = 0; n < DEFAULTS.neurons(); n++) {
			final float[] mask = scene.mask(n);
			final int at = (int) Math.round(scene.position(n).yPx()) * SIZE + (int) Math.round(scene.position(n).xPx());
			assertTrue(mask[at] > 0.3, "neuron " + n + " is at " + mask[at] + " of its height at its given point");
			for (int i = 0; i < mask.length; i++) {
				covered[i] += mask[i] > 0.3 ? 1 : 0;
			}
		}
		int any = 0;
		int several = 0;
		for (final int count : covered) {
			any += count > 0 ? 1 : 0;
			several += count > 1 ? 1 : 0;
		}
		assertTrue(several < 0.1 * any, several + " of " + any + " pixels are of several neurons");
	}
}
