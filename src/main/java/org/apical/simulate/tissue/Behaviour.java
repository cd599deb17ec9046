package org.apical.simulate.tissue;

/** What the animal does besides the task. */
final class Behaviour {

	/** Mean length of a bout of running, s. */
	private static final double BOUT_S = 5;

	private Behaviour() {}

	/** 1 while the animal runs, else 0, by step: bouts of random length that fill the specimen's share of the time. */
	static float[] running(final Specimen specimen, final int steps, final double stepS, final Draw draw) {
		final float[] running = new float[steps];
		final double restS = BOUT_S * (1 - specimen.runShare()) / specimen.runShare();
		boolean runs = false;
		double leftS = draw.exponential(restS);
		for (int i = 0; i < steps; i++) {
			leftS -= stepS;
			if (leftS <= 0) {
				runs = !runs;
				leftS = 0.5 + draw.exponential(runs ? BOUT_S : restS);
			}
			running[i] = runs ? 1 : 0;
		}
		return running;
	}
}
