package org.apical.motion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.PoissonSampler;

/**
 * Tissue in three dimensions, 1 µm a pixel: somata of 6 µm radius, winding dendrites and puncta up to 25 µm above and
 * below, seen through an axial point spread of 1.3 µm standard deviation; a third of the photons comes from everywhere.
 */
public final class DeepScene {

	private static final double REACH_UM = 25;
	private static final double AXIAL_SD_UM = 1.3;
	private static final double SOMA_RADIUS_UM = 6;

	/** @param radius of the spot, 0 for a point */
	private record Spot(double x, double y, double z, double radius, double height, int neuron) {}

	/** The displacement, depth, brightness and activity that a frame shows. */
	public record View(double dx, double dy, double zUm, double brightness, double active) {

		public static View at(final double zUm) {
			return new View(0, 0, zUm, 1, 0);
		}
	}

	private final int width;
	private final int height;
	private final int neurons;
	private final List<Spot> spots = new ArrayList<>();
	private final double ground;
	private double gain = 1;

	public DeepScene(final int width, final int height, final double photons, final long seed) {
		this.width = width;
		this.height = height;
		final UniformRandomProvider random = new SplittableRandom(seed)::nextLong;
		neurons = width * height / 300;
		for (int n = 0; n < neurons; n++) {
			spots.add(new Spot(random.nextDouble(-20, width + 20), random.nextDouble(-20, height + 20), depth(random),
				SOMA_RADIUS_UM, Math.exp(random.nextDouble(-1, 1)), n));
		}
		for (int n = 0; n < neurons / 3; n++) {
			dendrite(random, n);
		}
		for (int n = 0; n < width * height / 20; n++) {
			spots.add(new Spot(random.nextDouble(0, width), random.nextDouble(0, height), depth(random), 0,
				Math.exp(random.nextDouble(-1, 1)), n % neurons));
		}
		final double[] steady = new double[neurons];
		Arrays.fill(steady, 1);
		double sum = 0;
		for (final float value : rendered(View.at(0), steady, 0)) {
			sum += value;
		}
		ground = photons / 3;
		gain = 2 * photons / 3 / (sum / (width * height));
	}

	private static double depth(final UniformRandomProvider random) {
		return random.nextDouble(-REACH_UM, REACH_UM);
	}

	private void dendrite(final UniformRandomProvider random, final int neuron) {
		double x = random.nextDouble(0, width);
		double y = random.nextDouble(0, height);
		double z = depth(random);
		final double slope = random.nextDouble(-0.5, 0.5);
		double direction = random.nextDouble(0, 2 * Math.PI);
		for (int step = 0; step < 80; step++) {
			spots.add(new Spot(x, y, z, 0, 1, neuron));
			direction += random.nextDouble(-0.3, 0.3);
			x += Math.cos(direction);
			y += Math.sin(direction);
			z += slope;
		}
	}

	private float[] rendered(final View view, final double[] activity, final double ground) {
		final float[] image = new float[width * height];
		Arrays.fill(image, (float) (view.brightness * ground));
		for (final Spot spot : spots) {
			final double inside = Math.min(spot.radius, Math.abs(spot.z - view.zUm));
			final double outside = Math.abs(spot.z - view.zUm) - inside;
			final double seen = gain * view.brightness * activity[spot.neuron] * spot.height
				* gaussian(outside, AXIAL_SD_UM);
			if (outside < 4 * AXIAL_SD_UM) {
				add(spot.x + view.dx, spot.y + view.dy, 1 + Math.sqrt(spot.radius * spot.radius - inside * inside) / 2, seen,
					image);
			}
		}
		return image;
	}

	private void add(final double x, final double y, final double sigma, final double peak, final float[] image) {
		final int reach = (int) Math.ceil(4 * sigma);
		final int left = Math.max(0, (int) x - reach);
		final double[] across = new double[Math.max(0, Math.min(width - 1, (int) x + reach) - left + 1)];
		for (int i = 0; i < across.length; i++) {
			across[i] = gaussian(left + i - x, sigma);
		}
		for (int v = Math.max(0, (int) y - reach); v <= Math.min(height - 1, (int) y + reach); v++) {
			final double factor = peak * gaussian(v - y, sigma);
			for (int i = 0; i < across.length; i++) {
				image[v * width + left + i] += factor * across[i];
			}
		}
	}

	private static double gaussian(final double distance, final double sigma) {
		return Math.exp(-distance * distance / (2 * sigma * sigma));
	}

	/**
	 * A frame as a detector counts it; a part of the neurons, drawn again for every second, is four times as
	 * bright.
	 */
	public float[] counted(final View view, final long second, final long seed) {
		final UniformRandomProvider chosen = new SplittableRandom(second)::nextLong;
		final double[] activity = new double[neurons];
		Arrays.setAll(activity, n -> chosen.nextDouble() < view.active ? 4 : 1);
		final UniformRandomProvider random = new SplittableRandom(seed)::nextLong;
		final float[] image = rendered(view, activity, ground);
		for (int i = 0; i < image.length; i++) {
			image[i] = PoissonSampler.of(random, image[i]).sample();
		}
		return image;
	}

	/** A stack of slices at the given depths, each the mean of a hundred frames, displaced as a whole. */
	public FrameMovie stack(final double[] depthsUm, final double dx, final double dy, final long seed) {
		final List<float[]> slices = new ArrayList<>();
		for (int z = 0; z < depthsUm.length; z++) {
			slices.add(counted(new View(dx, dy, depthsUm[z], 100, 0), 0, seed + z));
		}
		return new FrameMovie(width, height, slices, null, null);
	}

	/** A movie with motion, bleaching, drift and activity from frame to frame, at 15 frames per second. */
	public FrameMovie movie(final int frames, final IntFunction<View> views, final long seed) {
		final List<float[]> images = new ArrayList<>();
		for (int t = 0; t < frames; t++) {
			images.add(counted(views.apply(t), 1000 * seed + t / 15, 100_000 * seed + t));
		}
		return new FrameMovie(width, height, images, null, null);
	}
}
