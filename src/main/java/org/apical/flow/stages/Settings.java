package org.apical.flow.stages;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import org.apical.study.Animal;
import org.apical.study.MovieSource;
import org.apical.study.Plane;
import org.apical.study.Seed;
import org.apical.study.Session;
import org.apical.study.Study;
import org.apical.study.Trial;

/** What units take from the study, as JSON: a change in it makes their results out of date. */
public final class Settings {

	private Settings() {}

	public static ObjectNode of(final Record parameters) {
		final ObjectNode settings = JsonNodeFactory.instance.objectNode();
		settings.set("parameters", ParameterFields.json(parameters));
		return settings;
	}

	/** How a plane's frames are read, scaled and timed; not where its files are, which may be moved. */
	static ObjectNode plane(final Plane plane) {
		final ObjectNode json = JsonNodeFactory.instance.objectNode();
		json.put("id", plane.id()).put("kind", plane.kind().label());
		plane.movie().ifPresent(movie -> json.put("first", movie.firstFrame()).put("step", movie.frameStep())
			.put("series", movie.series()).put("channel", movie.channel()));
		plane.movie().flatMap(MovieSource::dataset).ifPresent(dataset -> json.put("dataset", dataset));
		plane.movie().flatMap(MovieSource::axes).ifPresent(axes -> json.put("axes", axes));
		plane.movie().filter(movie -> movie.motionChannel() != movie.channel())
			.ifPresent(movie -> json.put("motion_channel", movie.motionChannel()));
		json.put("frames", plane.frames()).put("rate_hz", plane.frameRateHz()).put("pixel_um", plane.pixelSizeUm())
			.put("offset_s", plane.offsetS()).put("line_time_s", plane.lineTimeS());
		if (plane.blankRowEnd() > plane.blankRowFirst()) {
			json.putArray("blank_rows").add(plane.blankRowFirst()).add(plane.blankRowEnd());
		}
		final ArrayNode times = json.putArray("frame_times_s");
		for (final double time : plane.frameTimesS()) {
			times.add(time);
		}
		return json;
	}

	/** Which ROIs of another program a session's plane takes, and for whom. */
	static ObjectNode links(final Session session, final Plane plane) {
		final ObjectNode json = JsonNodeFactory.instance.objectNode();
		json.put("session", session.id()).set("plane", plane(plane));
		final ArrayNode links = json.putArray("links");
		plane.traces().orElseThrow().links().forEach(link -> links.add(link.neuron() + " " + link.roi()));
		return json;
	}

	static ArrayNode seeds(final List<Seed> seeds) {
		final ArrayNode json = JsonNodeFactory.instance.arrayNode();
		seeds
			.forEach(seed -> json.addObject().put("neuron", seed.neuron()).put("x_px", seed.xPx()).put("y_px", seed.yPx()));
		return json;
	}

	static ArrayNode trials(final List<Trial> trials) {
		final ArrayNode json = JsonNodeFactory.instance.arrayNode();
		trials.forEach(trial -> json.add(trial.toString()));
		return json;
	}

	/** What an NWB file says beyond the traces and the files it takes in. */
	static ObjectNode nwb(final Study study, final Animal animal, final Session session) {
		final ObjectNode json = JsonNodeFactory.instance.objectNode();
		json.put("study", study.name()).put("animal", animal.id()).put("session", session.id()).put("day", session.day());
		json.put("sex", animal.sex().orElse("")).put("group", animal.group().orElse(""));
		json.put("start", session.start().map(Instant::toString).orElse(""));
		final ArrayNode depths = json.putArray("depths_um");
		session.planes().forEach(plane -> depths.add(plane.depthUm()));
		json.set("trials", trials(session.trials()));
		return json;
	}
}
