package org.apical.simulate.tissue;

/**
 * How bright the indicator is at a level of calcium: the Hill curve h(x) = xⁿ / (1 + xⁿ) of calcium over the
 * dissociation constant, from the level at rest on. A calcium signal of 1 gives a ΔF/F of 1, smaller ones give less
 * than in proportion, and large ones end at {@code most}.
 */
final class Brightness {

	private static final int HALVINGS = 60;
	private static final int TABLE = 4096;
	private static final double TABLE_TO = 40;

	private final double hill;
	private final double rest;
	private final double most;
	private final double scale;
	private final float[] table = new float[TABLE + 2];

	/**
	 * @param hill exponent n
	 * @param rest calcium at rest over the dissociation constant
	 * @param most ΔF/F of the saturated indicator
	 */
	Brightness(final double hill, final double rest, final double most) {
		this.hill = hill;
		this.rest = rest;
		this.most = most;
		double low = 0;
		double high = 100;
		for (int i = 0; i < HALVINGS; i++) {
			final double middle = (low + high) / 2;
			if (curve(middle) < 1) {
				low = middle;
			} else {
				high = middle;
			}
		}
		scale = (low + high) / 2;
		for (int i = 0; i < table.length; i++) {
			table[i] = (float) curve(scale * i * TABLE_TO / TABLE);
		}
	}

	private double curve(final double above) {
		return most * (bound(rest + above) - bound(rest)) / (1 - bound(rest));
	}

	private double bound(final double calcium) {
		final double power = Math.pow(calcium, hill);
		return power / (1 + power);
	}

	/** ΔF/F of a calcium signal that is not negative; linear between 4096 points up to 40, and level beyond. */
	double dff(final double signal) {
		final double at = Math.min(TABLE_TO, Math.max(0, signal)) * (TABLE / TABLE_TO);
		final int i = (int) at;
		return table[i] + (at - i) * (table[i + 1] - table[i]);
	}

	double hill() {
		return hill;
	}

	double most() {
		return most;
	}
}
