package org.apical.signal.conditions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class RewardModulationSentenceTest {

	@Test
	void noNumberOfAnimalsIsToldOfAProbabilityOfOneOrMore() {
		for (int animals = 0; animals < 2; animals++) {
			final String said = RewardModulation.fewest(1, Math.pow(2, 1 - animals));
			assertTrue(said.contains("two animals") && !said.contains("below"), said);
		}
		assertTrue(RewardModulation.fewest(0.5, Math.pow(2, 1 - 2)).endsWith("p cannot be below 0.50"));
		assertFalse(RewardModulation.fewest(0.9, Math.pow(2, 1 - 2)).contains("below"));
		assertEquals("", RewardModulation.fewest(0.002, Math.pow(2, 1 - 10)));
	}
}
