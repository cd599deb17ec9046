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
 * What an NWB file says of a session beside its traces.
 *
 * @param planes ids by which a study's planes take their traces from the file
 * @param start date and time of the session's zero
 * @param subject name of the animal
 * @param sex F, M or U
 * @param trials columns of the trials, by the names a study has for them; none where there are none
 */
public record NwbSession(List<String> planes, Optional<Instant> start, Optional<String> subject, Optional<String> sex,
	Map<String, List<String>> trials)
{

	/** Whether a file says that it is one of NWB. */
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
