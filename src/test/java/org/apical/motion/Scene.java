package org.apical.motion;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.PoissonSampler;

/**
 * Gaussian spots on a uniform background, rendered at any displacement from their formula, so that the truth is
 * exact.
 */
public final class Scene {

	private record Spot(double x, double y, double sigma, double height, int neuron) {}

	private final int width;
	private final int height;
	private final int neurons;
	private final double photons;
	private final List<Spot> spots = new ArrayList<>();
	private double ground;
	private double gain = 1;

	private Scene(final int width, final int height, final int neurons, final double photons) {
		this.width = width;
		this.height = height;
		this.neurons = neurons;
		this.photons = photons;
	}

	/**
	 * Cell bodies of 4 to 7 px radius, one per 900 px², with a mean number of photons per pixel, half of which
	 * are background.
	 */
	public static Scene somata(final int width, final int height, final double photons, final long seed) {
		final Scene scene = new Scene(width, height, width * height / 900 + 1, photons);
		final UniformRandomProvider random = new SplittableRandom(seed)::nextLong;
		for (int n = 0; n < scene.neurons; n++) {
			scene.spots.add(new Spot(random.nextDouble(-20, width + 20), random.nextDouble(-20, height + 20),
				random.nextDouble(2, 3.5), Math.exp(random.nextDouble(-1, 1)), n));
		}
		return scene.grounded(0.5);
	}

	/**
	 * Thin bright winding branches, Gaussian across with a standard deviation of 1 px, on a dark background (a
	 * tenth of the photons).
	 */
	public static Scene tuft(final int width, final int height, final double photons, final long seed) {
		return tuft(width, height, photons, 0.1, seed);
	}

	/** The same branches with another share of photons from the background. */
	public static Scene tuft(final int width, final int height, final double photons, final double ground,
		final long seed)
	{
		final Scene scene = new Scene(width, height, width * height / 8000 + 1, photons);
		final UniformRandomProvider random = new SplittableRandom(seed)::nextLong;
		for (int n = 0; n < scene.neurons; n++) {
			double x = random.nextDouble(0, width);
			double y = random.nextDouble(0, height);
			double direction = random.nextDouble(0, 2 * Math.PI);
			for (int step = 0; step < 80; step++) {
				scene.spots.add(new Spot(x, y, 1, 1, n));
				direction += random.nextDouble(-0.3, 0.3);
				x += Math.cos(direction);
				y += Math.sin(direction);
			}
		}
		return scene.grounded(ground);
	}

	private Scene grounded(final double fraction) {
		double sum = 0;
		for (final float value : rendered(0, 0, steady())) {
			sum += value;
		}
		ground = fraction * photons;
		gain = (1 - fraction) * photons / (sum / (width * height));
		return this;
	}

	private double[] steady() {
		final double[] steady = new double[neurons];
		java.util.Arrays.fill(steady, 1);
		return steady;
	}

	/** The mean number of photons at each pixel for content displaced by (dx, dy). */
	public float[] rendered(final double dx, final double dy) {
		return rendered(dx, dy, steady());
	}

	private float[] rendered(final double dx, final double dy, final double[] activity) {
		final float[] image = new float[width * height];
		java.util.Arrays.fill(image, (float) ground);
		for (final Spot spot : spots) {
			add(spot, spot.x + dx, spot.y + dy, gain * activity[spot.neuron], image);
		}
		return image;
	}

	private void add(final Spot spot, final double x, final double y, final double activity, final float[] image) {
		final int reach = (int) Math.ceil(4 * spot.sigma);
		final int left = Math.max(0, (int) x - reach);
		final int right = Math.min(width - 1, (int) x + reach);
		final double[] across = new double[Math.max(0, right - left + 1)];
		for (int i = 0; i < across.length; i++) {
			across[i] = gaussian(left + i - x, spot.sigma);
		}
		for (int v = Math.max(0, (int) y - reach); v <= Math.min(height - 1, (int) y + reach); v++) {
			final double factor = activity * spot.height * gaussian(v - y, spot.sigma);
			for (int i = 0; i < across.length; i++) {
				image[v * width + left + i] += factor * across[i];
			}
		}
	}

	private static double gaussian(final double distance, final double sigma) {
		return Math.exp(-distance * distance / (2 * sigma * sigma));
	}

	/** A frame as a detector counts it: every neuron's brightness varies by half, photons are Poisson. */
	public float[] counted(final double dx, final double dy, final long seed) {
		return counted(dx, dy, 1, seed);
	}

	/** The same frame with the brightness of the first neuron multiplied by a factor. */
	public float[] counted(final double dx, final double dy, final double firstNeuron, final long seed) {
		final UniformRandomProvider random = new SplittableRandom(seed)::nextLong;
		final double[] activity = new double[neurons];
		for (int n = 0; n < neurons; n++) {
			activity[n] = Math.exp(random.nextDouble(-0.5, 0.5));
		}
		activity[0] *= firstNeuron;
		return poisson(rendered(dx, dy, activity), random);
	}

	/** Adds the counted photons of one more cell body, of 3.5 px standard deviation, to a frame. */
	public void light(final float[] frame, final double x, final double y, final double peakPhotons, final long seed) {
		final float[] mean = new float[frame.length];
		add(new Spot(x, y, 3.5, 1, 0), x, y, peakPhotons, mean);
		final float[] counted = poisson(mean, new SplittableRandom(seed)::nextLong);
		for (int i = 0; i < frame.length; i++) {
			frame[i] += counted[i];
		}
	}

	/**
	 * A session's mean image on another day: brightness of the neurons lognormal, a quarter of them not seen, the
	 * illumination falling to half from left to right, noise of 100 frames.
	 */
	public float[] onAnotherDay(final double dx, final double dy, final long seed) {
		final UniformRandomProvider random = new SplittableRandom(seed)::nextLong;
		final double[] activity = new double[neurons];
		for (int n = 0; n < neurons; n++) {
			activity[n] = random.nextDouble() < 0.25 ? 0 : Math.exp(random.nextDouble(-1, 1));
		}
		final float[] mean = rendered(dx, dy, activity);
		for (int i = 0; i < mean.length; i++) {
			mean[i] *= 100 * (1 - 0.5 * (i % width) / width);
		}
		return poisson(mean, random);
	}

	/** A frame of photons from a uniform background as bright as the scene's mean. */
	public float[] noise(final long seed) {
		final float[] even = new float[width * height];
		java.util.Arrays.fill(even, (float) photons);
		return poisson(even, new SplittableRandom(seed)::nextLong);
	}

	private static float[] poisson(final float[] mean, final UniformRandomProvider random) {
		for (int i = 0; i < mean.length; i++) {
			mean[i] = mean[i] > 0 ? PoissonSampler.of(random, mean[i]).sample() : 0;
		}
		return mean;
	}
}
