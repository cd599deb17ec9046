package org.apical.simulate.task;

import java.util.Optional;
import org.apical.image.FieldTransform;
import org.apical.study.Position;

/** One plane of one session of a simulated animal. */
public interface MovieRecording {

	/** A movie as the microscope writes it. */
	@FunctionalInterface
	interface Frames {

		/** Draws a frame; frames must be requested in order, from 0. */
		void frame(int t, short[] into);
	}

	int frames();

	/** True noiseless ΔF/F, neuron × frame. */
	float[][] dff();

	/** Light of every neuron in this session's own undisplaced scene, if it is not the reference's, moved. */
	Optional<float[][]> masks();

	/** Offset of this session's scene from the reference session's, px. */
	Position dayOffset();

	/** The transform from positions in the reference session to positions in this session, px. */
	FieldTransform transform();

	/** True displacement of a frame to the right of the session's own undisplaced scene, px. */
	float dxPx(int frame);

	/** True displacement of a frame down, px. */
	float dyPx(int frame);

	/** The movie; may be called only once, because drawing uses up a stream of random numbers. */
	Frames movie();
}
