package org.apical.signal.pairs;

/** Finds frames of a trace by their sample times, which must increase. */
final class Frames {

	private Frames() {}

	/** The first frame whose sample time is not before a moment; the number of frames if there is none. */
	static int firstAt(final double[] timesS, final double momentS) {
		int low = 0;
		int high = timesS.length;
		while (low < high) {
			final int middle = (low + high) >>> 1;
			if (timesS[middle] < momentS) {
				low = middle + 1;
			} else {
				high = middle;
			}
		}
		return low;
	}

	/** Mean time between successive frames, s. */
	static double intervalS(final double[] timesS) {
		return (timesS[timesS.length - 1] - timesS[0]) / (timesS.length - 1);
	}

	/** Whether a stretch lies inside the recording, where each sample stands for half a frame before and after it. */
	static boolean cover(final double[] timesS, final double startS, final double stopS) {
		if (timesS.length < 2) {
			return false;
		}
		final double half = intervalS(timesS) / 2;
		return startS >= timesS[0] - half && stopS <= timesS[timesS.length - 1] + half;
	}
}
