package org.apical.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apical.study.Position;
import org.junit.jupiter.api.Test;

class FieldTransformTest {

	private static FieldTransform bent() {
		final float[] dx = new float[20 * 10];
		final float[] dy = new float[20 * 10];
		for (int i = 0; i < dx.length; i++) {
			dx[i] = (float) Math.sin(0.2 * (i % 20));
			dy[i] = (float) (0.1 * (i / 20));
		}
		return new FieldTransform(Affine.rotation(3, 9, 4), 20, 10, dx, dy);
	}

	@Test
	void oneAfterAnotherIsWhatBothDoInTurn() {
		final Affine scaled = new Affine(1.5, 0, 0.25, 0, 1.5, 0.25);
		final FieldTransform both = bent().then(Affine.rotation(-20, 3, 3)).then(scaled);
		for (double x = 0.5; x < 19; x += 3.7) {
			final Position first = bent().apply(x, 0.4 * x);
			final Position turned = Affine.rotation(-20, 3, 3).apply(first.xPx(), first.yPx());
			final Position expected = scaled.apply(turned.xPx(), turned.yPx());
			final Position found = both.apply(x, 0.4 * x);
			assertEquals(expected.xPx(), found.xPx(), 1e-5);
			assertEquals(expected.yPx(), found.yPx(), 1e-5);
			final Position back = both.inverse(found.xPx(), found.yPx());
			assertEquals(x, back.xPx(), 1e-3);
			assertEquals(0.4 * x, back.yPx(), 1e-3);
		}
	}

	@Test
	void anImageOfAnotherSizeIsSeenInTheReferencesSize() {
		final float[] image = new float[40 * 20];
		for (int i = 0; i < image.length; i++) {
			image[i] = i % 40 + 100 * (i / 40);
		}
		final float[] seen =
			FieldTransform.of(new Affine(2, 0, 0.5, 0, 2, 0.5)).resample(image, 40, 20, 25, 10);
		assertEquals(25 * 10, seen.length);
		assertEquals(2 * 7 + 0.5 + 100 * (2 * 4 + 0.5), seen[4 * 25 + 7], 1e-3);
		assertTrue(Float.isNaN(seen[4 * 25 + 20]), "beyond the image's border");
	}
}
