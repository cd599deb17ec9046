package org.apical.trace.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class IndicatorTest {

	@Test
	void isFoundByItsNameWhateverTheCapitals() {
		assertEquals(Optional.of(Indicator.JGCAMP7F), Indicator.of("jgcamp7F"));
		assertEquals(Optional.empty(), Indicator.of("fluo-4"));
	}

	@Test
	void slowOnesDecayMoreSlowly() {
		assertTrue(Indicator.GCAMP6S.kinetics().decayS() > Indicator.GCAMP6M.kinetics().decayS());
		assertTrue(Indicator.GCAMP6M.kinetics().decayS() > Indicator.GCAMP6F.kinetics().decayS());
	}
}
