package org.apical.simulate.confounds;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.rng.UniformRandomProvider;
import org.apical.simulate.task.Streams;
import org.apical.study.Role;

/**
 * The confounds of a study, written as a text such as {@code reward-gain:0.3,focus-drift}. A confound's strength is
 * the number after the colon, or else drawn for each study from the range of its {@link Kind}. Confounds happen in
 * the order of the text. Their random numbers come from streams of their own.
 */
public final class Confounds {

	/** The text for a study without confounds. */
	public static final String NONE = "none";

	private Confounds() {}

	/** A kind of confound with its strength, NaN if it is drawn. */
	private record Choice(Kind kind, double strength) {

		static Choice of(final String text) {
			final int colon = text.indexOf(':');
			final String label = colon < 0 ? text : text.substring(0, colon);
			final Kind kind = Kind.of(label).orElseThrow(() -> new IllegalArgumentException(
				"confounds contain '" + label + "', must be " + NONE + " or some of " + Kind.labels()));
			try {
				return new Choice(kind, colon < 0 ? Double.NaN : Double.parseDouble(text.substring(colon + 1)));
			} catch (final NumberFormatException e) {
				throw new IllegalArgumentException("confounds contain '" + text + "', must be a name or a name:number");
			}
		}

		Confound in(final List<Role> roles, final long seed, final int animal) {
			final UniformRandomProvider study =
				Streams.of(seed, Streams.Use.CONFOUND, kind.label().hashCode());
			final double drawn = kind.low() + (kind.high() - kind.low()) * study.nextDouble();
			return kind.in(new Subject(roles, animal, Double.isNaN(strength) ? drawn : strength, study,
				Streams.of(seed, Streams.Use.CONFOUND, kind.label().hashCode(), animal)));
		}
	}

	private static List<Choice> choices(final String text) {
		final List<Choice> choices = new ArrayList<>();
		if (!text.equals(NONE)) {
			for (final String one : text.toLowerCase(Locale.ROOT).split("[, ]+")) {
				choices.add(Choice.of(one));
			}
		}
		return choices;
	}

	/** @throws IllegalArgumentException if the text names a confound that there is not */
	public static void check(final String text) {
		choices(text);
	}

	/** The confounds of one animal, together. */
	public static Confound in(final String text, final List<Role> roles, final long seed, final int animal) {
		return new Together(choices(text).stream().map(choice -> choice.in(roles, seed, animal)).toList());
	}

	/** Confounds that happen one after the other. */
	private record Together(List<Confound> all) implements Confound {

		@Override
		public boolean recalibrates(final int session) {
			return all.stream().anyMatch(one -> one.recalibrates(session));
		}

		@Override
		public void activity(final Moment now, final double[] activity) {
			all.forEach(one -> one.activity(now, activity));
		}

		@Override
		public void soma(final Moment now, final double[] shown) {
			all.forEach(one -> one.soma(now, shown));
		}

		@Override
		public double shift(final Moment now, final double distance) {
			double shift = 0;
			for (final Confound one : all) {
				shift += one.shift(now, distance + shift);
			}
			return shift;
		}

		@Override
		public double driven(final Moment now, final boolean hit, final int neuron, final double driven) {
			double value = driven;
			for (final Confound one : all) {
				value = one.driven(now, hit, neuron, value);
			}
			return value;
		}

		@Override
		public void measured(final Moment now, final boolean hit, final double[][] rows) {
			all.forEach(one -> one.measured(now, hit, rows));
		}
	}
}
