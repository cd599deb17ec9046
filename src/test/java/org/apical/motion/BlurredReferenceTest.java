package org.apical.motion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apical.image.BlankRows;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlurredReferenceTest {

	private static final int SIDE = 64;

	@ParameterizedTest
	@ValueSource(floats = {0, 1.7f, 3.3f, 5.1f, 9.9f})
	void cellsWithoutStructureHaveNoAmplitude(final float constant) {
		final float[] image = new float[SIDE * SIDE];
		for (int i = 0; i < image.length; i++) {
			image[i] = i % SIDE < SIDE / 2 ? constant : i % 7;
		}
		final CellModel model = new CellModel(image, CellGrid.of(SIDE, SIDE, 16, 0), BlankRows.NONE, 1);
		final CellGrid quarters = model.grid().quarters();
		final BlurredReference reference = new BlurredReference(model, quarters);
		for (int i = 0; i < quarters.count(); i++) {
			if (i % quarters.columns() < quarters.columns() / 2) {
				assertEquals(0, reference.amplitude(i), 0.01);
			} else {
				assertTrue(reference.amplitude(i) > 1);
			}
		}
	}
}
