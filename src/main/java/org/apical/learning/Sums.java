package org.apical.learning;

/**
 * What the likelihood needs of the data once κ, σ_p and σ_q are given: in the innovations it is a Gaussian regression,
 * linear in η for the activity and in c0 and g for the signal. Sums over animals and days, weighted by their variances.
 */
final class Sums {

	private static final double LOG_2PI = Math.log(2 * Math.PI);
	/** A regressor that differs from a constant by less than this part cannot be told from it. */
	private static final double COLLINEAR = 1e-12;

	private static final double SMALLEST_PRODUCT = 1e-100;

	/** The linear parameters. */
	record Linear(double eta, double c0, double g) {}

	private int values;
	private double logVariance;
	private double varianceProduct = 1;
	private double activity2;
	private double activityDrive;
	private double drive2;
	private double signal2;
	private double signal;
	private double weight;
	private double signalTerm;
	private double term;
	private double term2;

	/** Adds an innovation of the activity: what was seen beyond the prediction for η = 0, and what η = 1 adds to it. */
	void activity(final double innovation, final double drive, final double variance) {
		value(variance);
		final double precision = 1 / variance;
		activity2 += innovation * innovation * precision;
		activityDrive += innovation * drive * precision;
		drive2 += drive * drive * precision;
	}

	/** Adds a dendritic signal and what the rule says of it for g = 1. */
	void signal(final double value, final double ruleTerm, final double variance) {
		value(variance);
		final double precision = 1 / variance;
		weight += precision;
		signal += value * precision;
		signal2 += value * value * precision;
		signalTerm += value * ruleTerm * precision;
		term += ruleTerm * precision;
		term2 += ruleTerm * ruleTerm * precision;
	}

	/** The logarithm of a product of variances is taken once for many: it would be most of the time. */
	private void value(final double variance) {
		values++;
		varianceProduct *= variance;
		if (varianceProduct < SMALLEST_PRODUCT || varianceProduct > 1 / SMALLEST_PRODUCT) {
			logVariance += Math.log(varianceProduct);
			varianceProduct = 1;
		}
	}

	private double logNormalizer() {
		return values * LOG_2PI + logVariance + Math.log(varianceProduct);
	}

	/** Natural logarithm of the density. */
	double logLikelihood(final Linear at) {
		final double activity = activity2 - 2 * at.eta * activityDrive + at.eta * at.eta * drive2;
		final double dendrite = signal2 - 2 * at.c0 * signal - 2 * at.g * signalTerm + at.c0 * at.c0 * weight
			+ 2 * at.c0 * at.g * term + at.g * at.g * term2;
		return -(logNormalizer() + activity + dendrite) / 2;
	}

	/** The linear parameters of the highest likelihood, within bounds; 0 where the data do not tell. */
	Linear best() {
		final double eta = drive2 > 0 ? Parameter.ETA.clip(activityDrive / drive2) : 0;
		final double determinant = weight * term2 - term * term;
		final double g = determinant > COLLINEAR * weight * term2
			? Parameter.G.clip((weight * signalTerm - term * signal) / determinant) : 0;
		return new Linear(eta, weight > 0 ? Parameter.C0.clip((signal - g * term) / weight) : 0, g);
	}

	/** Natural logarithm of the density with the linear parameters integrated out, each N(0, 1). */
	double logMarginal() {
		final double drive = drive2 + 1;
		final double a = weight + 1;
		final double b = term2 + 1;
		final double determinant = a * b - term * term;
		final double explained = activityDrive * activityDrive / drive
			+ (b * signal * signal - 2 * term * signal * signalTerm + a * signalTerm * signalTerm) / determinant;
		return -(logNormalizer() + activity2 + signal2 - explained + Math.log(drive * determinant)) / 2;
	}
}
