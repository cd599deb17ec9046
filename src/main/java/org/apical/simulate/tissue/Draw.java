package org.apical.simulate.tissue;

import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.SharedStateContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apical.simulate.task.Streams;

/** A stream of random numbers and the distributions that are drawn from it. */
final class Draw {

	/** What a stream is for. */
	enum Part {
		SPECIMEN, SOMATA, BRANCHES, CLICKS, CALIBRATION, LOOP, LEARNING, DAY, EXPRESSION, HAZE, VESSELS, PATCHES, MOTION,
		BRANCH_INPUT, DETECTOR
	}

	private final UniformRandomProvider random;
	private final SharedStateContinuousSampler gaussian;

	private Draw(final UniformRandomProvider random) {
		this.random = random;
		this.gaussian = ZigguratSampler.NormalizedGaussian.of(random);
	}

	static Draw of(final long seed, final Part part, final int... place) {
		return new Draw(Streams.of(seed, Streams.Use.TISSUE,
			IntStream.concat(IntStream.of(part.ordinal()), IntStream.of(place)).toArray()));
	}

	UniformRandomProvider random() {
		return random;
	}

	double uniform(final double low, final double high) {
		return low + (high - low) * random.nextDouble();
	}

	/** A number whose logarithm is uniform. */
	double logUniform(final double low, final double high) {
		return low * Math.pow(high / low, random.nextDouble());
	}

	/** A whole number from low to high, both included. */
	int whole(final int low, final int high) {
		return low + random.nextInt(high - low + 1);
	}

	double normal() {
		return gaussian.sample();
	}

	double normal(final double mean, final double sd) {
		return mean + sd * gaussian.sample();
	}

	double logNormal(final double median, final double logSd) {
		return median * Math.exp(logSd * gaussian.sample());
	}

	boolean chance(final double share) {
		return random.nextDouble() < share;
	}

	double exponential(final double mean) {
		return -mean * Math.log1p(-random.nextDouble());
	}
}
