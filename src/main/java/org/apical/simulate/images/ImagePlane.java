package org.apical.simulate.images;

import org.apical.simulate.task.MoviePlane;
import org.apical.simulate.task.MovieRecording;
import org.apical.study.Kind;
import org.apical.study.Position;

/** One plane of an animal: its scene, and what is recorded of it on each day. */
final class ImagePlane implements MoviePlane {

	private final StudySimulation.Parameters parameters;
	private final long seed;
	private final int animal;
	private final Kind kind;
	private final AnimalSimulation simulation;
	private final Scene scene;

	ImagePlane(final StudySimulation.Parameters parameters, final long seed, final int animal, final Kind kind,
		final AnimalSimulation simulation)
	{
		this.parameters = parameters;
		this.seed = seed;
		this.animal = animal;
		this.kind = kind;
		this.simulation = simulation;
		this.scene = StudySimulation.scene(parameters, seed, animal, kind);
	}

	@Override
	public int widthPx() {
		return parameters.widthPx();
	}

	@Override
	public int heightPx() {
		return parameters.heightPx();
	}

	@Override
	public double pixelUm() {
		return StudySimulation.pixelUm(kind);
	}

	@Override
	public Position click(final int neuron) {
		return scene.position(neuron);
	}

	@Override
	public float[] mask(final int neuron) {
		return scene.mask(neuron);
	}

	@Override
	public MovieRecording recording(final int session) {
		return new PlaneRecording(parameters, seed, animal, session, kind, scene, simulation.session(session));
	}
}
