package org.apical.report.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.apical.study.Role;
import org.junit.jupiter.api.Test;

class TextTest {

	@Test
	void numbersHaveThreeDigitsAndATrueMinus() {
		assertEquals("0.160", Text.number(0.16));
		assertEquals("−0.070", Text.number(-0.07));
		assertEquals("1.23", Text.number(1.234));
		assertEquals("12.3", Text.number(12.34));
		assertEquals("−12346", Text.number(-12345.6));
		assertEquals("0.000", Text.number(0));
	}

	@Test
	void smallNumbersKeepTheirDigits() {
		assertEquals("0.00012", Text.number(0.00012));
		assertEquals("−1.2·10^−9", Text.number(-1.2e-9));
	}

	@Test
	void missingNumbersAreADash() {
		assertEquals("–", Text.number(Double.NaN));
		assertEquals("–", Text.p(Double.NaN));
		assertEquals("–", Text.interval(Double.NaN, 1));
	}

	@Test
	void probabilitiesHaveTwoDigitsDownToOneInTenThousand() {
		assertEquals("0.0021", Text.p(0.00213));
		assertEquals("0.0001", Text.p(0.0001));
		assertEquals("< 0.0001", Text.p(0.00004));
		assertEquals("1", Text.p(1));
		assertEquals("= 0.03", Text.relation(0.03));
		assertEquals("< 0.0001", Text.relation(0));
	}

	@Test
	void svgNumbersHaveAPlainMinusAndNoNeedlessDecimals() {
		assertEquals("-0.5", Text.plain(-0.46));
		assertEquals("12", Text.plain(12.04));
		assertEquals("0", Text.plain(-0.01));
	}

	@Test
	void namesBecomeSafeForFilesAndIds() {
		assertEquals("___etc_x", Text.id("../etc/x"));
		assertEquals("P−", Text.role(Role.P_MINUS));
	}
}
