package org.apical.report.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.apical.image.Images;
import org.junit.jupiter.api.Test;

class MeanImageTest {

	private static BufferedImage decoded(final String element) throws IOException {
		final String start = "base64,";
		final int from = element.indexOf(start) + start.length();
		return ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(element.substring(from,
			element.indexOf('"', from)))));
	}

	private static float[] ramp(final int count) {
		final float[] values = new float[count];
		for (int i = 0; i < count; i++) {
			values[i] = i;
		}
		return values;
	}

	@Test
	void contrastGoesFromBlackToWhite() throws IOException {
		final BufferedImage image = decoded(new MeanImage(Images.of(ramp(400), 20, 20), 100).element(1));
		assertEquals(0, image.getRaster().getSample(0, 0, 0));
		assertEquals(255, image.getRaster().getSample(19, 19, 0));
		assertTrue(Math.abs(image.getRaster().getSample(0, 10, 0) - 127) < 4);
	}

	@Test
	void largeImagesAreAveragedOverBlocksThatKeepTheirPlace() throws IOException {
		final String element = new MeanImage(Images.of(ramp(50 * 30), 50, 30), 20).element(2);
		final BufferedImage image = decoded(element);
		assertEquals(17, image.getWidth());
		assertEquals(10, image.getHeight());
		assertTrue(element.contains("width=\"102\" height=\"60\""), "17 blocks of 3 px at scale 2");
	}

	@Test
	void missingPixelsAreBlack() throws IOException {
		final float[] values = ramp(100);
		values[99] = Float.NaN;
		assertEquals(0, decoded(new MeanImage(Images.of(values, 10, 10), 100).element(1)).getRaster().getSample(9, 9, 0));
	}

	@Test
	void flatAndEmptyImagesAreDrawn() throws IOException {
		final BufferedImage flat = decoded(new MeanImage(Images.of(new float[4], 2, 2), 10).element(1));
		assertEquals(0, flat.getRaster().getSample(0, 0, 0));
		final float[] nothing = {Float.NaN, Float.NaN};
		assertEquals(0, decoded(new MeanImage(Images.of(nothing, 2, 1), 10).element(1)).getRaster().getSample(0, 0, 0));
	}
}
