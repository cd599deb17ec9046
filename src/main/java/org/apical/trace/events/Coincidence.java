package org.apical.trace.events;

/**
 * Numbers of events that a soma and its dendrite have in common, and that only one of them has.
 *
 * @param both number of pairs of events no further apart than {@link #TOLERANCE_S}, each event in at most one
 *            pair
 * @param somaOnly number of events of the soma without an event of the dendrite
 * @param dendriteOnly number of events of the dendrite without an event of the soma
 * @param byChance number of pairs expected of independent events: n_s n_d 2 tolerance / duration
 */
public record Coincidence(int both, int somaOnly, int dendriteOnly, double byChance) {

	/**
	 * Largest difference of the times of a pair, s: planes are scanned up to a frame apart, and an event is
	 * placed to within a frame in each; a frame is 0.2 s at 5 Hz and shorter at higher rates.
	 */
	public static final double TOLERANCE_S = 0.25;

	/**
	 * @param somaS times of the soma's events in rising order, s
	 * @param dendriteS times of the dendrite's events in rising order, s
	 * @param durationS duration of the recording, s
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
