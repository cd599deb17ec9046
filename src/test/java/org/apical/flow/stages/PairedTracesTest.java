package org.apical.flow.stages;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.apical.ApicalException;
import org.apical.study.Animal;
import org.apical.study.Compartment;
import org.apical.study.Kind;
import org.apical.study.Neuron;
import org.apical.study.Role;
import org.apical.trace.traces.CompartmentTraces;
import org.apical.trace.traces.TraceQuality;
import org.junit.jupiter.api.Test;

class PairedTracesTest {

	private static CompartmentTraces soma(final float[]... parts) {
		final float[] dff = {1, 2};
		return new CompartmentTraces("n1-soma", dff, dff, dff, parts, dff, new double[] {0, 0.1}, List.of(),
			new TraceQuality(0.1, 0, 2));
	}

	@Test
	void partsThatASmallSomaLacksAreMissing() {
		final float[][] parts = PairedTraces.somaParts(soma(new float[] {1, 2}, new float[] {3, 4}));
		assertEquals(5, parts.length);
		assertArrayEquals(new float[] {3, 4}, parts[1]);
		assertTrue(Float.isNaN(parts[2][0]) && Float.isNaN(parts[4][1]));
	}

	private static Compartment compartment(final String neuron) {
		return new Compartment(neuron + "-soma", neuron, Kind.SOMA, "d1", "soma", "", 4, 4, 100, 5, 1, 1,
			Compartment.Status.MATCHED);
	}

	@Test
	void neuronsThatWereFoundAreNeutralAndTuftsWithoutAnOwnerAreNoNeuron() {
		final Neuron listed = new Neuron("n1", Role.EXCLUDED, Optional.empty(), Optional.empty(), Optional.empty(),
			Optional.empty(), "left");
		final Animal animal = new Animal("m1", Optional.empty(), Optional.empty(), Optional.empty(), List.of(listed), "d1",
			List.of());
		final List<Neuron> neurons = PairedTraces.neurons(animal, new SessionTraces(List.of(compartment("n1"),
			compartment("found-1"), compartment(""), compartment("found-1"), compartment("found-2")), List.of()));
		assertEquals(listed, neurons.get(0));
		assertEquals(List.of("n1 EXCLUDED", "found-1 NEUTRAL", "found-2 NEUTRAL"),
			neurons.stream().map(neuron -> neuron.id() + " " + neuron.role()).toList());
	}

	@Test
	void morePartsThanTheTestKnowsAreRefused() {
		final var e = assertThrows(ApicalException.class, () -> PairedTraces.somaParts(soma(new float[6][2])));
		assertEquals("trace.soma_parts is 6; the test needs 5", e.getMessage());
	}
}
