package org.apical.io.exported;

import ch.systemsx.cisd.base.exceptions.IOExceptionUnchecked;
import hdf.hdf5lib.exceptions.HDF5Exception;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apical.ApicalException;
import org.apical.image.Motion;
import org.apical.match.CompartmentMatching.Match;
import org.apical.study.Animal;
import org.apical.study.Plane;
import org.apical.study.Session;
import org.apical.trace.traces.CompartmentTraces;

/**
 * One session as an NWB 2 file (HDF5): {@code general} with the subject and the imaging planes
 * ({@link NwbMetadata} describes how unknown values are written), {@code processing/ophys} with ROIs, traces
 * and motion, {@code intervals/trials}, {@code processing/behavior}. Times are seconds on the session clock,
 * whose zero is the session's start. The file does not contain the neurons' roles and the events.
 */
public final class NwbFile {

	/**
	 * The content of the file.
	 *
	 * @param study the name of the study
	 * @param session the session; it must have a start
	 * @param matches the session's compartments
	 * @param traces the traces of the compartments, in the same order
	 * @param motion the motion of the planes, by plane id
	 * @param version the version of this program
	 */
	public record Content(String study, Animal animal, Session session, List<Match> matches,
		List<CompartmentTraces> traces, Map<String, Motion> motion, String version)
	{

		public Content {
			matches = List.copyOf(matches);
			traces = List.copyOf(traces);
			motion = Map.copyOf(motion);
			if (matches.size() != traces.size() || session.start().isEmpty()) {
				throw new IllegalArgumentException(traces.size() + " traces of " + matches.size()
					+ " compartments, session start " + session.start());
			}
		}
	}

	private NwbFile() {}

	/** @throws ApicalException if the file cannot be written, or there is no HDF5 library for this kind of computer */
	public static void write(final Path file, final Content content) {
		final String identifier = identifier(content);
		try (NwbWriter nwb = new NwbWriter(file, identifier)) {
			NwbMetadata.write(nwb, content, identifier);
			nwb.group(NwbOphys.MODULE, "ProcessingModule");
			nwb.attribute(NwbOphys.MODULE, "description", "ROIs, their traces, and the planes' motion");
			NwbOphys.write(nwb, content);
			for (final Plane plane : content.session().planes()) {
				Optional.ofNullable(content.motion().get(plane.id()))
					.ifPresent(motion -> NwbMotion.write(nwb, plane, motion));
			}
			NwbTrials.write(nwb, content.session().trials());
			NwbBehaviour.write(nwb, content.session());
		} catch (final HDF5Exception | IOExceptionUnchecked e) {
			throw new ApicalException(file + ": cannot be written (" + e.getMessage() + ")", e);
		} catch (final LinkageError e) {
			throw new ApicalException(file + ": cannot be written, since the HDF5 library does not run on this computer ("
				+ System.getProperty("os.name") + ", " + System.getProperty("os.arch")
				+ "); leave out the session's 'start' to do without", e);
		}
	}

	/**
	 * The file's identifier: the same whenever a session of a study is written, and different for any other
	 * session.
	 */
	private static String identifier(final Content content) {
		final String name = String.join("/", content.study(), content.animal().id(), content.session().id(),
			content.session().start().orElseThrow().toString());
		return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
	}
}
