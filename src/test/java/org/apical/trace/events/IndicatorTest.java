package org.apical.trace.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IndicatorTest {

	@ParameterizedTest
	@CsvSource({"jgcamp7F,jGCaMP7f", "jGCaMP8m,jGCaMP8m", "GCaMP8m,jGCaMP8m", "jgcamp8m,jGCaMP8m", "GCaMP-8m,jGCaMP8m",
		"GCaMP 6s,GCaMP6s", "gcamp7b,jGCaMP7b", "XCaMPgf,XCaMP-Gf", "Cal520,Cal-520", "Cal-520 AM,Cal-520", "OGB1,OGB-1",
		"Oregon Green BAPTA-1,OGB-1", "RGECO1a,jRGECO1a", "RCaMP1.07,R-CaMP1.07", "GCaMP5k,GCaMP5"})
	void isFoundByItsNamesAsTheyAreWritten(final String written, final String label) {
		assertEquals(label, Indicator.of(written).orElseThrow().label());
	}

	@Test
	void anotherNameIsNoIndicators() {
		assertEquals(Optional.empty(), Indicator.of("fluo-4"));
		assertEquals(Optional.empty(), Indicator.of(""));
		assertEquals(Optional.empty(), Indicator.of("GCaMP6"));
	}

	@Test
	void noNameMeansTwoIndicators() {
		for (final Indicator indicator : Indicator.values()) {
			assertEquals(Optional.of(indicator), Indicator.of(indicator.label()));
		}
	}

	@Test
	void slowOnesDecayMoreSlowly() {
		assertTrue(Indicator.GCAMP6S.kinetics().decayS() > Indicator.GCAMP6M.kinetics().decayS());
		assertTrue(Indicator.GCAMP6M.kinetics().decayS() > Indicator.GCAMP6F.kinetics().decayS());
	}
}
