package org.apical.io.results;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apical.ApicalException;
import org.apical.InvalidInputException;
import org.apical.image.Images;
import org.apical.image.Mask;
import org.apical.image.Roi;
import org.apical.io.array.Npy;
import org.apical.io.array.Npz;
import org.apical.io.imported.TraceTable;
import org.apical.match.CompartmentMatching.Match;
import org.apical.segment.PlaneSegmentation;
import org.apical.study.Compartment;
import org.apical.study.Kind;
import org.apical.study.Plane;
import org.apical.trace.events.Coincidence;
import org.apical.trace.events.Event;
import org.apical.trace.traces.CompartmentTraces;
import org.apical.trace.traces.TraceAudit;
import org.apical.trace.traces.TraceQuality;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoldersTest {

	private static final Mask MASK = new Mask(new int[] {5, 3, 4}, new int[] {7, 7, 8}, new float[] {0.1f, 1, 0.33f});
	private static final Mask OTHER = new Mask(new int[] {9}, new int[] {2}, new float[] {1});

	@TempDir
	Path folder;

	private static Plane plane(final String id, final Kind kind) {
		return new Plane(id, kind, Optional.empty(), Optional.empty(), 4, 3, 10, 15, 1, Double.NaN, 0, 0, new double[0], 0,
			0,
			Optional.empty(), Optional.empty(), Optional.empty());
	}

	private static void assertSame(final Mask expected, final Mask actual) {
		assertArrayEquals(expected.x(), actual.x());
		assertArrayEquals(expected.y(), actual.y());
		assertArrayEquals(expected.weight(), actual.weight());
	}

	@Test
	void roisAreReadAsTheyWereWritten() {
		final float[] preview = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
		SegmentFolder.write(folder, List.of(
			new PlaneSegmentation("soma", Kind.SOMA, List.of(new Roi("n1", MASK, 4.5), new Roi("n2", OTHER, Double.NaN)),
				Images.of(preview, 4, 3)),
			new PlaneSegmentation("tuft", Kind.TUFT, List.of(), Images.of(preview, 4, 3))));
		final List<PlaneSegmentation> read = SegmentFolder.read(folder, List.of(plane("soma", Kind.SOMA), plane("imported",
			Kind.SOMA), plane("tuft", Kind.TUFT)));
		assertEquals(List.of("soma", "tuft"), read.stream().map(PlaneSegmentation::plane).toList());
		assertEquals("n2", read.get(0).rois().get(1).id());
		assertTrue(Double.isNaN(read.get(0).rois().get(1).snr()));
		assertSame(MASK, read.get(0).rois().get(0).mask());
		assertEquals(List.of(), read.get(1).rois());
		assertArrayEquals(preview, Images.values(read.get(0).preview()));
		assertTrue(Files.exists(folder.resolve("soma-preview.npy")));
	}

	@Test
	void theSameRoisGiveTheSameBytes() throws IOException {
		final List<PlaneSegmentation> one = List.of(new PlaneSegmentation("soma", Kind.SOMA, List.of(new Roi("n1", MASK,
			4.5)), Images.of(new float[12], 4, 3)));
		SegmentFolder.write(folder.resolve("a"), one);
		SegmentFolder.write(folder.resolve("b"), one);
		assertArrayEquals(Files.readAllBytes(folder.resolve("a/footprints.npz")), Files.readAllBytes(folder.resolve(
			"b/footprints.npz")));
		assertTrue(Files.exists(folder.resolve("a/preview.npy")));
	}

	@Test
	void compartmentsAreReadAsTheyWereWritten() {
		final Compartment matched =
			new Compartment("n1-soma", "n1", Kind.SOMA, "d1", "soma", "n1", 4.25, 7, 3, 4.5, 1, 0.875,
				Compartment.Status.MATCHED);
		final Compartment unknown = new Compartment("n2-soma", "n2", Kind.SOMA, "d1", "soma", "", Double.NaN, Double.NaN, 0,
			Double.NaN, 1, Double.NaN, Compartment.Status.UNKNOWN);
		final Compartment forced = new Compartment("n1-tuft", "n1", Kind.TUFT, "d1", "tuft", "", 9, 2, 1, Double.NaN, 1,
			Double.NaN, Compartment.Status.FORCED);
		MatchFolder.write(folder, List.of(new Match(matched, Optional.of(MASK)),
			new Match(unknown, Optional.empty(), "it lies outside the image"), new Match(forced, Optional.of(OTHER))));
		final List<Match> read = MatchFolder.read(folder);
		assertEquals(List.of(matched, unknown, forced), read.stream().map(Match::compartment).toList());
		assertSame(MASK, read.get(0).mask().orElseThrow());
		assertTrue(read.get(1).mask().isEmpty());
		assertEquals(List.of("", "it lies outside the image", ""), read.stream().map(Match::note).toList());
		assertSame(OTHER, read.get(2).mask().orElseThrow());
	}

	@Test
	void aTableThatDoesNotFitItsFootprintsIsRefusedByName() throws IOException {
		compartmentsAreReadAsTheyWereWritten();
		final Path table = folder.resolve("compartments.csv");
		Files.writeString(table, Files.readString(table).replace(",tuft,d1", ",axon,d1").replace("forced", "guessed"));
		final String message = assertThrows(InvalidInputException.class, () -> MatchFolder.read(folder)).getMessage();
		assertTrue(message.contains("compartments.csv line 4") && message.contains("axon") && message.contains("guessed"),
			message);
	}

	private static CompartmentTraces traces(final String name, final int frames, final int parts, final Event... events) {
		final float[] trace = new float[frames];
		final double[] times = new double[frames];
		for (int t = 0; t < frames; t++) {
			trace[t] = t == 2 ? Float.NaN : t * 0.1f;
			times[t] = 86400 + t / 15.0;
		}
		final float[][] own = new float[parts][];
		java.util.Arrays.fill(own, trace);
		return new CompartmentTraces(name, trace, trace, trace, own, trace, times, List.of(events),
			new TraceQuality(0.125, 0.62, parts, frames,
				new TraceAudit(0.125, 0.13, Double.NaN, 3.5, 0.7, 0.9, 4, 0.6, 99.5, 101, 100, parts == 1)));
	}

	@Test
	void tracesOfPlanesOfDifferentLengthAreReadAsTheyWereWritten() {
		final CompartmentTraces soma = traces("n1-soma", 8, 5, new Event(3, 0.4, 0.1, 6));
		final CompartmentTraces tuft = traces("n1-tuft", 6, 1, new Event(1, 0.2, 0.05, 4),
			new Event(5, 0.3, 0.05, Double.POSITIVE_INFINITY));
		TraceFolder.write(folder, List.of(soma, tuft));
		final List<CompartmentTraces> read = TraceFolder.read(folder, List.of("n1-soma", "n1-tuft"));
		for (int i = 0; i < 2; i++) {
			final CompartmentTraces written = List.of(soma, tuft).get(i);
			assertArrayEquals(written.dff(), read.get(i).dff());
			assertArrayEquals(written.timesS(), read.get(i).timesS());
			assertArrayEquals(written.parts(), read.get(i).parts());
			assertEquals(written.events(), read.get(i).events());
			assertEquals(written.quality(), read.get(i).quality());
		}
		assertArrayEquals(new int[] {2, 5, 8}, Npy.read(folder.resolve("parts.npy")).shape());
		assertTrue(Double.isNaN(Npy.read(folder.resolve("dff.npy")).values()[15]));
		assertThrows(InvalidInputException.class, () -> TraceFolder.read(folder, List.of("n1-soma")));
	}

	@Test
	void aSessionWithoutCompartmentsHasEmptyArrays() {
		TraceFolder.write(folder, List.of());
		assertEquals(List.of(), TraceFolder.read(folder, List.of()));
	}

	@Test
	void npzIsReadAsNumpyWritesItAndMissingFilesAreNamed() {
		try (Npz npz = new Npz(folder.resolve("x.npz"))) {
			npz.add("a", new float[][] {{1, 2}, {3, 4}}, 2);
			npz.add("none", new float[0][], 4);
		}
		final Map<String, Npy> read = Npz.read(folder.resolve("x.npz"));
		assertArrayEquals(new double[] {1, 2, 3, 4}, read.get("a").values());
		assertArrayEquals(new int[] {0, 4}, read.get("none").shape());
		assertFalse(read.containsKey("a.npy"));
		assertTrue(assertThrows(ApicalException.class, () -> Npz.read(folder.resolve("y.npz"))).getMessage().contains(
			"y.npz"));
	}

	@Test
	void aSpreadsheetOfDffIsATableThatEventsAreFoundIn() {
		final Path file = folder.resolve("dff.csv");
		final CompartmentTraces trace = traces("n1-soma", 8, 1);
		DffCsv.write(file, List.of(trace, traces("n2-soma", 8, 1)));
		final TraceTable read = TraceTable.read(file);
		assertEquals(List.of("n1-soma", "n2-soma"), read.names());
		assertArrayEquals(trace.timesS(), read.timesS(), 1e-4, "to nine digits");
		assertArrayEquals(trace.dff(), read.dff()[1]);
	}

	@Test
	void coincidencesAreARowForEachDendrite() throws IOException {
		final Path file = folder.resolve("coincidence.csv");
		CoincidenceCsv.write(file,
			List.of(new CoincidenceCsv.Row("n1", "n1-soma", "n1-tuft", new Coincidence(4, 2, 1, 0.5))));
		assertEquals("neuron,soma,dendrite,both,soma_only,dendrite_only,both_by_chance\nn1,n1-soma,n1-tuft,4,2,1,0.5\n",
			Files.readString(file));
	}
}
