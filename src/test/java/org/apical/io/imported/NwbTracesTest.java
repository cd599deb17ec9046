package org.apical.io.imported;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.systemsx.cisd.hdf5.HDF5Factory;
import ch.systemsx.cisd.hdf5.IHDF5Writer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apical.InvalidInputException;
import org.apical.Problems;
import org.apical.image.Mask;
import org.apical.io.exported.NwbFile;
import org.apical.io.text.CsvTable;
import org.apical.trace.traces.CompartmentTraces;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files and the expected numbers come from src/test/python/nwb_files.py. */
class NwbTracesTest {

	private static final Path FILES = Path.of("src/test/resources/nwb");
	private static final Path PIXELS = FILES.resolve("pixels.nwb");
	private static final Path IMAGES = FILES.resolve("images.nwb");

	@TempDir
	Path folder;

	private static Map<String, Double> expected() {
		final Problems problems = new Problems();
		final CsvTable table = new CsvTable(FILES.resolve("expected.csv"), "expected.csv", problems,
			List.of("file", "quantity", "value"), List.of());
		final Map<String, Double> values = new HashMap<>();
		for (int row = 0; row < table.rows(); row++) {
			values.put(table.text(row, "file") + " " + table.text(row, "quantity"), table.number(row, "value"));
		}
		return values;
	}

	private static double sum(final float... values) {
		return IntStream.range(0, values.length).mapToDouble(i -> values[i]).sum();
	}

	@Test
	void onePlaneOfSeveralIsTakenByItsName() {
		final ImportedTraces traces = ImportedTraces.open(PIXELS, "Plane1");
		assertEquals(List.of("3", "4"), traces.names());
		assertEquals(expected().get("pixels fluorescence"), sum(traces.fluorescence(1)), 1e-9);
		assertEquals(expected().get("pixels neuropil"), sum(traces.neuropil(1)), 1e-9);
		final Mask mask = traces.mask(1).orElseThrow();
		assertEquals(expected().get("pixels x_px"), mask.centreX(), 1e-6);
		assertEquals(expected().get("pixels y_px"), mask.centreY(), 1e-6);
		assertEquals(List.of(7, 10), List.of(traces.widthPx(), traces.heightPx()));
		assertEquals(0.05 + 39 / 10., traces.timesS()[39], 1e-12);
		assertTrue(traces.dff(0).isEmpty());
		final ImportedTraces other = ImportedTraces.open(PIXELS, "plane0");
		assertEquals(List.of(true, false, true), IntStream.range(0, 3).mapToObj(other::isCell).toList());
	}

	@Test
	void aPlaneThatIsNotNamedIsAskedFor() {
		for (final String plane : List.of("soma", "PlaneSegmentation")) {
			final String message =
				assertThrows(InvalidInputException.class, () -> ImportedTraces.open(PIXELS, plane)).getMessage();
			assertTrue(
				message.contains("give the plane the id of the one it is: ImagingPlane or PlaneSegmentation or plane0; "
					+ "ImagingPlane or PlaneSegmentation or plane1"),
				message);
		}
	}

	@Test
	void dffWithItsOwnTimesAndImagesOfWeightsAreRead() {
		final ImportedTraces traces = ImportedTraces.open(IMAGES, "soma");
		assertEquals(List.of("10", "11", "12"), traces.names());
		assertEquals(expected().get("images dff"), sum(traces.dff(2).orElseThrow()), 1e-6);
		assertEquals(expected().get("images dff") + 40, sum(traces.fluorescence(2)), 1e-4);
		assertEquals(0, sum(traces.neuropil(2)), "none is in the file");
		assertEquals(expected().get("images last_s"), traces.timesS()[39]);
		final Mask mask = traces.mask(2).orElseThrow();
		assertEquals(9, mask.area());
		assertEquals(expected().get("images x_px"), mask.centreX(), 1e-6);
		assertEquals(expected().get("images y_px"), mask.centreY(), 1e-6);
		assertEquals(List.of(16, 12), List.of(traces.widthPx(), traces.heightPx()));
	}

	@Test
	void whatApicalWroteIsReadBack() throws IOException {
		final AwkwardSession session = new AwkwardSession(folder);
		session.writeResults();
		NwbFile.write(session.nwb(), session.content());
		final ImportedTraces traces = ImportedTraces.open(session.nwb(), "soma");
		final CompartmentTraces written = session.content().traces().get(0);
		assertArrayEquals(written.dff(), traces.dff(0).orElseThrow());
		assertArrayEquals(written.fluorescence(), traces.fluorescence(0));
		assertArrayEquals(written.neuropil(), traces.neuropil(0));
		assertTrue(traces.hasParts());
		assertArrayEquals(written.parts(), traces.parts(0));
		assertFalse(ImportedTraces.open(session.nwb(), "tuft").hasParts());
		final Mask mask = session.content().matches().get(0).mask().orElseThrow();
		final Mask back = traces.mask(0).orElseThrow();
		assertEquals(mask.area(), back.area());
		assertEquals(mask.centreX(), back.centreX(), 1e-6);
		assertEquals(mask.centreY(), back.centreY(), 1e-6);
	}

	private String refused(final Path source, final Consumer<IHDF5Writer> change) throws IOException {
		final Path copy = Files.write(folder.resolve("copy.nwb"), Files.readAllBytes(source));
		try (IHDF5Writer hdf5 = HDF5Factory.open(copy.toFile())) {
			change.accept(hdf5);
		}
		final String message =
			assertThrows(InvalidInputException.class, () -> ImportedTraces.open(copy, "plane0").dff(0)).getMessage();
		assertTrue(message.startsWith(copy.toString()), message);
		return message;
	}

	@Test
	void whatDoesNotFitIsNamed() throws IOException {
		final String dff = "/processing/ophys/DfOverF/RoiResponseSeries/";
		assertTrue(refused(IMAGES, nwb -> nwb.object().delete("/processing/ophys")).contains("has no traces of ROIs"));
		assertTrue(refused(IMAGES, nwb -> nwb.float64().writeMatrix(dff + "data", new double[40][4]))
			.contains(dff + "data is [40, 4]"));
		assertTrue(refused(IMAGES, nwb -> nwb.float64().writeArray(dff + "timestamps", new double[40]))
			.contains("is 0.0 at frame 1; times must be finite and increase"));
		assertTrue(refused(IMAGES, nwb -> nwb.object().delete(dff + "timestamps"))
			.contains("neither timestamps nor a starting_time"));
		assertTrue(refused(PIXELS, nwb -> nwb.int64().writeArray(
			"/processing/ophys/ImageSegmentation/PlaneSegmentation/pixel_mask_index", new long[] {6, 3, 18, 24, 30}))
				.contains("does not divide the 30 pixels among 5 ROIs"));
	}
}
