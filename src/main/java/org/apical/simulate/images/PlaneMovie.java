package org.apical.simulate.images;

import org.apache.commons.rng.UniformRandomProvider;

/** The frames of one plane of one session, one after the other, as the microscope writes them. */
public final class PlaneMovie {

	/** Share of the light that is lost by bleaching in 30 min. */
	private static final double BLEACHED = 0.15;
	private static final double BLEACH_HZ = -Math.log1p(-BLEACHED) / (30 * 60);
	private static final float LEAST_PHOTONS = 0.01f;

	private final StudySimulation.Parameters parameters;
	private final Scene scene;
	private final Neuropil neuropil;
	private final float[][] dff;
	private final float[] brightness;
	private final int[] dx;
	private final int[] dy;
	private final int firstStep;
	private final PhotonNoise noise;
	private final UniformRandomProvider random;
	private final float[] photons;
	private final float[] change = new float[Neuropil.MODES];

	/**
	 * @param dff true ΔF/F, neuron × frame
	 * @param brightness brightness of every neuron on that day, relative to its usual brightness
	 * @param dx displacement of every frame to the right, from the reference session's scene, quarters of a
	 *            pixel; {@code dy} is the displacement down
	 * @param firstStep index of the step at which the first frame is scanned, 0 or 1
	 */
	PlaneMovie(final StudySimulation.Parameters parameters, final Scene scene, final Neuropil neuropil,
		final float[][] dff, final float[] brightness, final int[] dx, final int[] dy, final int firstStep,
		final PhotonNoise noise, final UniformRandomProvider random)
	{
		this.parameters = parameters;
		this.scene = scene;
		this.neuropil = neuropil;
		this.dff = dff;
		this.brightness = brightness;
		this.dx = dx;
		this.dy = dy;
		this.firstStep = firstStep;
		this.noise = noise;
		this.random = random;
		this.photons = new float[parameters.widthPx() * parameters.heightPx()];
	}

	/** Draws a frame; frames must be requested in order, since their noise comes from one stream of random numbers. */
	public void frame(final int t, final short[] into) {
		final float scale = (float) (parameters.photonsPerPixel() * Math.exp(-BLEACH_HZ * t / parameters.frameRateHz()));
		for (int mode = 0; mode < Neuropil.MODES; mode++) {
			change[mode] = neuropil.change(mode, 2 * t + firstStep);
		}
		scene.background(change, scale, dx[t], dy[t], photons);
		for (int n = 0; n < dff.length; n++) {
			final float light = (float) (scale * Scene.NEURON_LIGHT) * brightness[n] * (1 + dff[n][t]);
			scene.footprint(n).add(light, dx[t], dy[t], photons, parameters.widthPx(), parameters.heightPx());
		}
		for (int i = 0; i < photons.length; i++) {
			photons[i] = Math.max(LEAST_PHOTONS, photons[i]);
		}
		noise.sample(photons, photons.length, random, into);
	}
}
