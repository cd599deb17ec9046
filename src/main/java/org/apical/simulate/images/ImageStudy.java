package org.apical.simulate.images;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apical.simulate.task.Indicator;
import org.apical.simulate.task.MovieAnimal;
import org.apical.simulate.task.MovieStudy;
import org.apical.study.Kind;

/**
 * A study whose movies show the neurons of the table and little else, all in focus.
 *
 * @param seed the same seed gives the same study
 */
public record ImageStudy(StudySimulation.Parameters parameters, long seed) implements MovieStudy {

	@Override
	public int animals() {
		return parameters.animals();
	}

	@Override
	public int sessions() {
		return parameters.sessions();
	}

	@Override
	public int framesPerSession() {
		return parameters.framesPerSession();
	}

	@Override
	public double frameRateHz() {
		return parameters.frameRateHz();
	}

	@Override
	public String mechanism() {
		return parameters.mechanism();
	}

	@Override
	public double effectDffS() {
		return parameters.effectDffS();
	}

	@Override
	public Map<String, Number> light() {
		final Map<String, Number> light = new LinkedHashMap<>();
		light.put("contamination", Scene.CONTAMINATION);
		light.put("photons_per_pixel", parameters.photonsPerPixel());
		light.put("gain", PhotonNoise.GAIN);
		light.put("offset", PhotonNoise.OFFSET);
		light.put("read_sd", PhotonNoise.READ_SD);
		return light;
	}

	@Override
	public int detectorOffset() {
		return PhotonNoise.OFFSET;
	}

	@Override
	public String indicator(final int animal) {
		return Indicator.NAME;
	}

	@Override
	public double pixelUm(final int animal, final Kind kind) {
		return StudySimulation.pixelUm(kind);
	}

	@Override
	public MovieAnimal animal(final int animal) {
		return new AnimalSimulation(parameters, seed, animal);
	}
}
