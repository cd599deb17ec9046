package org.apical.io.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalParseTest {

	/** As it stands in a buffer between other cells. */
	private static double parse(final String text) {
		return Decimal.parse(("1," + text + ",2").toCharArray(), 2, text.length());
	}

	@Test
	void numbersAreReadToTheLastBitAsTheLibraryReadsThem() {
		final Random random = new Random(1);
		for (int i = 0; i < 100_000; i++) {
			final String text = Decimal.text(random.nextGaussian() * Math.pow(10, random.nextInt(18) - 9));
			assertEquals(Double.parseDouble(text), parse(text), text);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = {"0", "-0", "1.", ".5", "-.25", "1e-7", "123456789012345678", "0.1234567890123456", " 1.5 "})
	void shortLongAndPowersOfTenAreReadAlike(final String text) {
		assertEquals(Double.parseDouble(text), parse(text));
	}

	@ParameterizedTest
	@ValueSource(strings = {"", "-", ".", "1.2.3", "one", "--1"})
	void whatIsNoNumberIsRefused(final String text) {
		assertThrows(NumberFormatException.class, () -> parse(text));
	}
}
