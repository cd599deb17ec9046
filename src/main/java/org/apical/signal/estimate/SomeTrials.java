package org.apical.signal.estimate;

import java.util.Arrays;

/**
 * The moments of a subset of the trials.
 *
 * @param all the moments of all trials
 * @param trials indices of the subset's trials, in order
 */
record SomeTrials(Moments all, int[] trials) implements Moments {

	@Override
	public boolean boundary() {
		return all.boundary();
	}

	@Override
	public double[] soma(final int soma, final int start, final int end) {
		return at(all.soma(soma, start, end));
	}

	@Override
	public double[] dendrite(final int soma, final int start, final int end) {
		return at(all.dendrite(soma, start, end));
	}

	@Override
	public double[] pseudoDendrite(final int soma, final int start, final int end) {
		return at(all.pseudoDendrite(soma, start, end));
	}

	@Override
	public double[] somaByParts() {
		return at(all.somaByParts());
	}

	@Override
	public double[] dendriteSquared() {
		return at(all.dendriteSquared());
	}

	private double[] at(final double[] column) {
		return Arrays.stream(trials).mapToDouble(k -> column[k]).toArray();
	}
}
