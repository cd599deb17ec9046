package org.apical.flow.stages;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apical.ApicalException;
import org.apical.signal.pairs.NeuronTraces;
import org.apical.study.Animal;
import org.apical.study.Compartment;
import org.apical.study.Kind;
import org.apical.study.Neuron;
import org.apical.study.Role;
import org.apical.study.Session;
import org.apical.trace.traces.CompartmentTraces;

/**
 * Brings the traces of each neuron's soma and dendrites together, with the neuron's role and the session's
 * covariates.
 */
final class PairedTraces {

	/** Pixel parts of somata in movies; somata whose traces another program made have one part. */
	static final int SOMA_PARTS = 5;

	private final Animal animal;
	private final Session session;
	private final SessionCovariates covariates;
	private final int parts;

	/**
	 * @param parts pixel parts of every soma in the study: {@value #SOMA_PARTS}, or 1 where those of some are not
	 * known
	 */
	PairedTraces(final Animal animal, final Session session, final SessionCovariates covariates, final int parts) {
		this.animal = animal;
		this.session = session;
		this.covariates = covariates;
		this.parts = parts;
	}

	/** The pairs of all of the session's neurons. */
	List<NeuronTraces> of(final SessionTraces traces) {
		return neurons(animal, traces).stream().flatMap(neuron -> of(neuron, traces).stream()).toList();
	}

	/** The neurons that the study names, and those that were found beside them, which are neutral. */
	static List<Neuron> neurons(final Animal animal, final SessionTraces traces) {
		final Set<String> named = animal.neurons().stream().map(Neuron::id).collect(Collectors.toSet());
		final List<Neuron> neurons = new ArrayList<>(animal.neurons());
		traces.compartments().stream().map(Compartment::neuron).distinct()
			.filter(neuron -> !neuron.isEmpty() && !named.contains(neuron)).forEach(neuron -> neurons.add(new Neuron(neuron,
				Role.NEUTRAL, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), "")));
		return neurons;
	}

	/** A neuron's soma with its tuft, and with its trunk, where the compartments were seen that day. */
	private List<NeuronTraces> of(final Neuron neuron, final SessionTraces traces) {
		final List<NeuronTraces> pairs = new ArrayList<>();
		if (neuron.role() == Role.EXCLUDED) {
			return pairs;
		}
		final int[] somata = rows(traces, neuron, Kind.SOMA);
		for (final Kind kind : List.of(Kind.TUFT, Kind.TRUNK)) {
			final int[] dendrites = rows(traces, neuron, kind);
			if (somata.length == 0 || dendrites.length == 0) {
				continue;
			}
			final CompartmentTraces soma = traces.traces().get(somata[0]);
			pairs.add(new NeuronTraces(animal.id(), session.id(), session.day(), neuron.id(), neuron.role(),
				neuron.stratum(), kind, parts == 1 ? new float[][] {soma.dff()} : somaParts(soma), soma.timesS(),
				dendrites(traces, dendrites), eventsS(traces, somata[0], dendrites), covariates.of(
					traces.compartments().get(somata[0]), traces.compartments().get(dendrites[0]))));
		}
		return pairs;
	}

	/** Weighted by area; all alike where that of one is not known. */
	private static List<NeuronTraces.Dendrite> dendrites(final SessionTraces traces, final int... rows) {
		final boolean areas = IntStream.of(rows).allMatch(row -> traces.compartments().get(row).areaPx() > 0);
		return IntStream.of(rows).mapToObj(row -> new NeuronTraces.Dendrite(traces.traces().get(row).dff(),
			traces.traces().get(row).timesS(), areas ? traces.compartments().get(row).areaPx() : 1)).toList();
	}

	/** Onsets of the events of a soma and its dendrites, s. */
	private static double[] eventsS(final SessionTraces traces, final int soma, final int... dendrites) {
		return IntStream.concat(IntStream.of(soma), IntStream.of(dendrites)).mapToObj(row -> traces.traces().get(row))
			.flatMapToDouble(trace -> {
				final double[] timesS = trace.timesS();
				return trace.events().stream().mapToDouble(event -> timesS[event.frame()]);
			}).toArray();
	}

	/**
	 * Five parts. A soma of fewer pixels has fewer, and the others are missing, so that its rows serve no estimate
	 * and are counted as left out.
	 */
	static float[][] somaParts(final CompartmentTraces soma) {
		final float[][] parts = soma.parts();
		if (parts.length > SOMA_PARTS) {
			throw new ApicalException("trace.soma_parts is " + parts.length + "; the test needs " + SOMA_PARTS);
		}
		final float[] missing = new float[soma.timesS().length];
		Arrays.fill(missing, Float.NaN);
		return IntStream.range(0, SOMA_PARTS).mapToObj(part -> part < parts.length ? parts[part] : missing)
			.toArray(float[][]::new);
	}

	private static int[] rows(final SessionTraces traces, final Neuron neuron, final Kind kind) {
		return traces.seen(kind).filter(row -> traces.compartments().get(row).neuron().equals(neuron.id())).toArray();
	}
}
