package org.apical.simulate.task;

import java.util.Map;
import org.apical.study.Kind;

/** A simulated study whose movies can be drawn: all that its files need to know, however its images are made. */
public interface MovieStudy {

	/** The same seed gives the same study. */
	long seed();

	int animals();

	int sessions();

	int framesPerSession();

	/** Frames a second of each of the two planes, which are scanned in turn. */
	double frameRateHz();

	/** Label of the {@link Mechanism}. */
	String mechanism();

	/** Difference of the dendritic signal between hit and miss, ΔF/F·s in the 2 s after the outcome. */
	double effectDffS();

	/** How ΔF/F became light and light became counts in the whole study, by name with its unit. */
	Map<String, Number> light();

	/** What every pixel reads without light, counts; one microscope records the whole study. */
	int detectorOffset();

	/** Name of an animal's indicator, as written in study files. */
	String indicator(int animal);

	/** Side of a pixel of an animal's plane, µm. */
	double pixelUm(int animal, Kind kind);

	/** Simulates all sessions of an animal, from 0, without drawing its movies. */
	MovieAnimal animal(int animal);

	/** Time of the first frame of the plane of a kind on the session clock, s. */
	default double offsetS(final Kind kind) {
		return 0.5 * firstStep(kind) / frameRateHz();
	}

	/** The step of the session, two for every frame, at which the first frame of a plane is scanned. */
	static int firstStep(final Kind kind) {
		return kind == Kind.SOMA ? 0 : 1;
	}
}
