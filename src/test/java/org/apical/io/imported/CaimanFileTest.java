package org.apical.io.imported;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.systemsx.cisd.hdf5.HDF5Factory;
import ch.systemsx.cisd.hdf5.IHDF5Writer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apical.InvalidInputException;
import org.apical.Problems;
import org.apical.image.Mask;
import org.apical.image.Roi;
import org.apical.io.text.CsvTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files and the expected numbers come from src/test/python/caiman_file.py. */
class CaimanFileTest {

	private static final Path FILES = Path.of("src/test/resources/caiman");
	private static final Path DFF = FILES.resolve("dff.hdf5");
	private static final Path BACKGROUND = FILES.resolve("background.hdf5");

	@TempDir
	Path folder;

	private static double sum(final float... values) {
		return IntStream.range(0, values.length).mapToDouble(i -> values[i]).sum();
	}

	@Test
	void footprintsAndTracesAreThoseOfNumPy() {
		final CsvTable expected = new CsvTable(FILES.resolve("expected.csv"), "expected.csv", new Problems(),
			List.of("component", "area_px", "x_px", "y_px", "dff_sum", "fluorescence_sum", "fluorescence_7"), List.of());
		final ImportedTraces dff = ImportedTraces.open(DFF);
		final ImportedTraces background = ImportedTraces.open(BACKGROUND);
		for (int roi = 0; roi < expected.rows(); roi++) {
			for (final ImportedTraces traces : List.of(dff, background)) {
				final Mask mask = traces.mask(roi).orElseThrow();
				assertEquals(expected.number(roi, "area_px"), mask.area());
				assertEquals(expected.number(roi, "x_px"), mask.centreX(), 1e-6);
				assertEquals(expected.number(roi, "y_px"), mask.centreY(), 1e-6);
				final float[] fluorescence = traces.fluorescence(roi);
				assertEquals(expected.number(roi, "fluorescence_sum"), sum(fluorescence), 1e-3);
				assertEquals(expected.number(roi, "fluorescence_7"), fluorescence[7], 1e-4);
			}
			assertEquals(expected.number(roi, "dff_sum"), sum(dff.dff(roi).orElseThrow()), 1e-6);
			assertTrue(background.dff(roi).isEmpty());
		}
		assertEquals(4, expected.rows());
	}

	@Test
	void sizeRateAndAcceptedComponentsAreRead() {
		final ImportedTraces traces = ImportedTraces.open(DFF);
		assertEquals(List.of("0", "1", "2", "3"), traces.names());
		assertEquals(List.of(20, 12, 60), List.of(traces.widthPx(), traces.heightPx(), traces.frames()));
		assertEquals(12.5, traces.rateHz());
		assertEquals(List.of(true, false, true, true), IntStream.range(0, 4).mapToObj(traces::isCell).toList());
		assertTrue(ImportedTraces.open(BACKGROUND).isCell(1), "where nothing was rejected all are cells");
	}

	@Test
	void acceptedComponentsAreRoisOfAMovieOfTheirSize() {
		final List<Roi> rois = ImportedRois.read(DFF, 20, 12);
		assertEquals(List.of("0", "2", "3"), rois.stream().map(Roi::id).toList());
		assertEquals(15, rois.get(0).mask().area());
		assertTrue(assertThrows(InvalidInputException.class, () -> ImportedRois.read(DFF, 12, 20)).getMessage()
			.endsWith("its ROIs are of an image of 20 × 12 px, the movie has 12 × 20 px"));
	}

	private String refused(final Path source, final Consumer<IHDF5Writer> change, final int roi) throws IOException {
		final Path copy = Files.write(folder.resolve("copy.hdf5"), Files.readAllBytes(source));
		try (IHDF5Writer hdf5 = HDF5Factory.open(copy.toFile())) {
			change.accept(hdf5);
		}
		final String message = assertThrows(InvalidInputException.class, () -> ImportedTraces.open(copy).fluorescence(roi))
			.getMessage();
		assertTrue(message.startsWith(copy.toString()), message);
		return message;
	}

	@Test
	void withoutWhatDffIsMadeOfTheRemedyIsSaid() throws IOException {
		for (final String gone : List.of("C", "YrA", "b", "f")) {
			final String message = refused(BACKGROUND, hdf5 -> hdf5.object().delete("/estimates/" + gone), 0);
			assertTrue(message.contains("run cnm.estimates.detrend_df_f()"), message);
		}
	}

	@Test
	void aFileOfFootprintsAloneHasRois() throws IOException {
		final Path copy = Files.write(folder.resolve("rois.hdf5"), Files.readAllBytes(DFF));
		try (IHDF5Writer hdf5 = HDF5Factory.open(copy.toFile())) {
			List.of("F_dff", "C", "YrA", "b", "f").forEach(gone -> hdf5.object().delete("/estimates/" + gone));
		}
		assertEquals(3, ImportedRois.read(copy, 20, 12).size());
		assertEquals(0, ImportedTraces.open(copy).frames());
	}

	@Test
	void whatDoesNotFitIsNamed() throws IOException {
		assertTrue(
			refused(DFF, hdf5 -> hdf5.int64().writeArray("/dims", new long[] {12, 21}), 0).contains("12 × 21 pixels"));
		assertTrue(refused(DFF, hdf5 -> hdf5.object().delete("/dims"), 0).contains("has no dims"));
		assertTrue(refused(DFF, hdf5 -> hdf5.int64().writeArray("/dims", new long[] {12, 20, 3}), 0).contains("one plane"));
		assertTrue(refused(DFF, hdf5 -> hdf5.object().delete("/estimates/A"), 0).contains("/estimates/A is missing"));
		assertTrue(refused(DFF, hdf5 -> hdf5.int32().writeArray("/estimates/A/indptr", new int[] {0, 9, 3, 60, 60}), 0)
			.contains("do not fit each other"));
		assertTrue(refused(DFF, hdf5 -> hdf5.float64().writeMatrix("/estimates/F_dff", new double[3][60]), 0)
			.contains("a row for each of the 4 components"));
		assertTrue(refused(DFF, hdf5 -> hdf5.object().delete("/estimates"), 0)
			.contains("it has neither estimates nor an nwb_version, but /dims"));
	}

	@Test
	void aFileThatIsCutOffIsNamed() throws IOException {
		final byte[] whole = Files.readAllBytes(DFF);
		final Path cut = Files.write(folder.resolve("cut.hdf5"), java.util.Arrays.copyOf(whole, whole.length / 2));
		final String message = assertThrows(InvalidInputException.class, () -> ImportedTraces.open(cut)).getMessage();
		assertTrue(message.startsWith(cut + ": cannot be read ("), message);
		assertFalse(message.contains("\n"), message);
	}
}
