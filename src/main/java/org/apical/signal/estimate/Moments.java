package org.apical.signal.estimate;

/**
 * Columns, by trial, whose expectation is a monomial s^soma · start^start · end^end of the true amplitudes, alone or
 * times the dendrite or the pseudo-dendrite. The columns must not be changed.
 */
public interface Moments {

	/** Whether there are amplitudes at the window's start and end (boundary columns). */
	boolean boundary();

	/** The column whose expectation is the monomial. */
	double[] soma(int soma, int start, int end);

	/** The column whose expectation is the monomial times the dendrite. */
	double[] dendrite(int soma, int start, int end);

	/** The column whose expectation is the monomial times the pseudo-dendrite. */
	double[] pseudoDendrite(int soma, int start, int end);

	/**
	 * The soma's square from products of two different parts, each averaged over its phases. It is unbiased where the
	 * noise is independent across parts. With one part, it is taken from two different phases.
	 */
	double[] somaByParts();

	/** The dendrite's square from products of two different phases. */
	double[] dendriteSquared();
}
