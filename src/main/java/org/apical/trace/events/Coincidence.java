package org.apical.trace.events;

/**
 * Events of a soma and of its dendrite: in both, or in one alone.
 *
 * @param both pairs of events no further apart than {@link #TOLERANCE_S}, each event in one pair only
 * @param somaOnly events of the soma without one of the dendrite
 * @param dendriteOnly events of the dendrite without one of the soma
 * @param byChance pairs to be expected of events that know nothing of each other: n_s n_d 2 tolerance / duration
 */
public record Coincidence(int both, int somaOnly, int dendriteOnly, double byChance) {

	/** Planes are scanned a frame apart, and an event is placed to within a frame in each: 0.2 s each at 5 Hz, less above. */
	public static final double TOLERANCE_S = 0.25;

	/**
	 * @param somaS times of the soma's events in rising order, s
	 * @param dendriteS times of the dendrite's
	 * @param durationS of the recording, s
	 */
	public static Coincidence of(final double[] somaS, final double[] dendriteS, final double durationS) {
		int both = 0;
		int i = 0;
		int j = 0;
		while (i < somaS.length && j < dendriteS.length) {
			if (Math.abs(somaS[i] - dendriteS[j]) <= TOLERANCE_S) {
				both++;
				i++;
				j++;
			} else if (somaS[i] < dendriteS[j]) {
				i++;
			} else {
				j++;
			}
		}
		return new Coincidence(both, somaS.length - both, dendriteS.length - both,
			somaS.length * (double) dendriteS.length * 2 * TOLERANCE_S / durationS);
	}
}
