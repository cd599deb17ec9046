package org.apical.io.truth;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.apical.ApicalException;
import org.apical.io.text.Reason;
import org.apical.simulate.task.MovieStudy;
import org.apical.study.Kind;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/** Writes the study file of a simulated study. */
final class SimulatedStudyFile {

	private static final Instant FIRST_DAY = Instant.parse("2025-03-01T10:00:00Z");

	private SimulatedStudyFile() {}

	static Path write(final Path folder, final MovieStudy simulated) {
		final ObjectNode study = JsonNodeFactory.instance.objectNode();
		study.put("apical", 1).put("name", "simulated-" + simulated.mechanism() + "-" + simulated.seed());
		final ArrayNode animals = study.putArray("animals");
		for (int a = 0; a < simulated.animals(); a++) {
			animal(animals.addObject(), a, simulated);
		}
		study.putObject("parameters").putObject("trace").put("detector_offset", simulated.detectorOffset());
		final Path file = folder.resolve("study.yaml");
		try {
			Files.writeString(file, yaml(study));
		} catch (final IOException e) {
			throw new ApicalException(file + ": cannot be written (" + Reason.of(e) + ")", e);
		}
		return file;
	}

	private static String yaml(final ObjectNode study) {
		final DumperOptions options = new DumperOptions();
		options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
		return new Yaml(options).dump(new ObjectMapper().convertValue(study, Map.class));
	}

	private static void animal(final ObjectNode animal, final int number, final MovieStudy simulated) {
		final String id = SimulatedAnimal.id(number);
		animal.put("id", id).put("indicator", simulated.indicator(number)).put("neurons", id + "/neurons.csv");
		animal.put("reference_session", SimulatedAnimal.session(0));
		final ArrayNode sessions = animal.putArray("sessions");
		for (int s = 0; s < simulated.sessions(); s++) {
			final String name = SimulatedAnimal.session(s);
			final ObjectNode session = sessions.addObject();
			session.put("id", name).put("day", s + 1).put("start", FIRST_DAY.plus(s, ChronoUnit.DAYS).toString());
			session.put("trials", id + "/" + name + "/trials.csv").put("cursor", id + "/" + name + "/cursor.csv");
			final ArrayNode planes = session.putArray("planes");
			for (final Kind kind : SimulatedStudy.PLANES) {
				planes.addObject().put("id", kind.label()).put("kind", kind.label())
					.put("movie", SimulatedAnimal.movie(id, s, kind)).put("rate_hz", simulated.frameRateHz())
					.put("pixel_um", simulated.pixelUm(number, kind)).put("offset_s", simulated.offsetS(kind));
			}
		}
	}
}
