package org.apical.signal.estimate;

/**
 * By trial, for a monomial s^soma · start^start · end^end of latent amplitudes, a column whose expectation it is; alone,
 * and times the dendrite or the pseudo-dendrite. The columns are not to be changed.
 */
public interface Moments {

	/** Whether there are amplitudes at the window's start and end. */
	boolean boundary();

	/** A column of which the monomial is the expectation. */
	double[] soma(int soma, int start, int end);

	/** The same times the dendrite. */
	double[] dendrite(int soma, int start, int end);

	/** The same times the fifth part. */
	double[] pseudoDendrite(int soma, int start, int end);

	/**
	 * The soma's square from the means of two different parts, over all phases of each: right where the noise is
	 * independent across parts. With one part, from two different phases.
	 */
	double[] somaByParts();

	/** The dendrite's square from two different phases. */
	double[] dendriteSquared();
}
