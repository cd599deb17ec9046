package org.apical.simulate.task;

import org.apical.study.Position;

/** One plane of a simulated animal; positions are those of the reference session, the first. */
public interface MoviePlane {

	int widthPx();

	int heightPx();

	double pixelUm();

	/** The point that the person who made the table of neurons clicked on. */
	Position click(int neuron);

	/** Light of a neuron in the reference session's undisplaced scene, row by row, largest value 1. */
	float[] mask(int neuron);

	/** The recording of a session, from 0. */
	MovieRecording recording(int session);
}
