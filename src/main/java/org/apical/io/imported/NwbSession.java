package org.apical.io.imported;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apical.InvalidInputException;
import org.apical.io.hdf5.Hdf5File;

/**
 * The metadata and trials of a session in an NWB file.
 *
 * @param planes the ids that a study's planes must have to take their traces from the file
 * @param start the date and time of the session clock's zero
 * @param subject the name of the animal
 * @param sex F, M or U
 * @param trials the columns of the trials, by their names in a study; empty if the file has no trials
 */
public record NwbSession(List<String> planes, Optional<Instant> start, Optional<String> subject, Optional<String> sex,
	Map<String, List<String>> trials)
{

	/** Whether a file is an NWB file, by its own attribute. */
	public static boolean is(final Path file) {
		if (!Hdf5File.is(file)) {
			return false;
		}
		try (Hdf5File hdf5 = new Hdf5File(file)) {
			return hdf5.isNwb();
		}
	}

	/** @throws InvalidInputException if it cannot be read, or holds no traces */
	public static NwbSession read(final Path file) {
		try (Hdf5File nwb = new Hdf5File(file)) {
			return new NwbSession(NwbResponses.planes(nwb), nwb.textAt("/session_start_time").flatMap(NwbSession::instant),
				nwb.textAt("/general/subject/subject_id"),
				nwb.textAt("/general/subject/sex").filter(sex -> sex.matches("[FMU]")),
				nwb.isGroup("/intervals/trials") ? NwbIntervals.columns(file) : Map.of());
		}
	}

	private static Optional<Instant> instant(final String text) {
		try {
			return Optional.of(OffsetDateTime.parse(text).toInstant());
		} catch (final DateTimeException e) {
			return Optional.empty();
		}
	}
}
