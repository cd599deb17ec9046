package org.apical.simulate.task;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * Streams of random numbers: one for every unit of work, which depends only on the seed and on the unit's
 * indices.
 */
public final class Streams {

	/** The purpose of a stream. */
	public enum Use {
		ANIMAL, CALIBRATION, LOOP, LEARNING, SCENE, MOTION, NEUROPIL, PHOTONS, PAIR_ANIMAL, PAIR_SESSION, DAY, TISSUE,
		CONFOUND
	}

	private static final long GOLDEN = 0x9E3779B97F4A7C15L;

	private Streams() {}

	public static UniformRandomProvider of(final long seed, final Use use, final int... place) {
		long mixed = mix(seed, use.ordinal());
		for (final int i : place) {
			mixed = mix(mixed, i);
		}
		return RandomSource.XO_SHI_RO_256_PP.create(mixed);
	}

	private static long mix(final long seed, final int i) {
		return RandomSource.SPLIT_MIX_64.create(seed + GOLDEN * (i + 1)).nextLong();
	}
}
