package org.apical.trace.events;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class CoincidenceTest {

	@Test
	void eachEventIsInOnePairAtMost() {
		final double[] soma = {1, 1.2, 5, 9, 12};
		final double[] dendrite = {1.1, 5.25, 9.3, 20};
		assertEquals(new Coincidence(2, 3, 2, 5 * 4 * 0.5 / 100), Coincidence.of(soma, dendrite, 100));
	}

	@Test
	void exchangingSomaAndDendriteExchangesTheirCounts() {
		final double[] soma = {0.1, 0.3, 0.5, 0.7};
		final double[] dendrite = {0.0, 0.74, 0.76};
		final Coincidence one = Coincidence.of(soma, dendrite, 10);
		final Coincidence other = Coincidence.of(dendrite, soma, 10);
		assertEquals(one, new Coincidence(other.both(), other.dendriteOnly(), other.somaOnly(), other.byChance()));
		assertEquals(3, one.both());
	}

	@Test
	void withoutEventsThereIsNothing() {
		assertEquals(new Coincidence(0, 0, 1, 0), Coincidence.of(new double[0], new double[] {3}, 10));
	}
}
