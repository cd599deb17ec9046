package org.apical.io.exported;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.systemsx.cisd.hdf5.HDF5Factory;
import ch.systemsx.cisd.hdf5.IHDF5Reader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.apical.ApicalException;
import org.apical.Python;
import org.apical.io.imported.AwkwardSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NwbFileTest {

	private static final String OPHYS = "/processing/ophys/";
	private static final String TRIALS = "/intervals/trials/";

	@TempDir
	Path folder;

	private Path write() throws IOException {
		final AwkwardSession session = new AwkwardSession(folder);
		session.writeResults();
		NwbFile.write(session.nwb(), session.content());
		return session.nwb();
	}

	@Test
	void masksAreWrittenByXAndY() throws IOException {
		try (IHDF5Reader nwb = HDF5Factory.openForReading(write().toFile())) {
			final var masks = nwb.float32().readMDArray(OPHYS + "ImageSegmentation/soma/image_mask");
			assertArrayEquals(new int[] {2, AwkwardSession.WIDTH, AwkwardSession.HEIGHT}, masks.dimensions());
			assertEquals(0.25f, masks.get(0, 6, 1));
			assertEquals(0, masks.get(0, 1, 4));
		}
	}

	@Test
	void tracesAreWrittenFrameByRoiWithoutLoss() throws IOException {
		final var traces = new AwkwardSession(folder).content().traces();
		try (IHDF5Reader nwb = HDF5Factory.openForReading(write().toFile())) {
			final float[][] dff = nwb.float32().readMatrix(OPHYS + "DfOverF/soma/data");
			final float[][] part = nwb.float32().readMatrix(OPHYS + "DfOverFParts/soma_part5/data");
			for (int frame = 0; frame < dff.length; frame++) {
				assertArrayEquals(new float[] {traces.get(0).dff()[frame], traces.get(4).dff()[frame]}, dff[frame]);
				assertArrayEquals(new float[] {traces.get(0).parts()[4][frame], Float.NaN}, part[frame]);
			}
			assertFalse(nwb.object().exists(OPHYS + "DfOverFParts/tuft_part1"));
			assertArrayEquals(new int[] {3, 3}, nwb.int32().readArray(OPHYS + "ImageSegmentation/soma/floored_frames"));
		}
	}

	@Test
	void anUnknownCompartmentAndAPlaneWithoutAnyAreLeftOut() throws IOException {
		try (IHDF5Reader nwb = HDF5Factory.openForReading(write().toFile())) {
			assertArrayEquals(new String[] {"n1-tuft"},
				nwb.string().readArray(OPHYS + "ImageSegmentation/tuft/compartment"));
			assertFalse(nwb.object().exists(OPHYS + "ImageSegmentation/trunk"));
			assertTrue(nwb.object().exists(OPHYS + "xy_translation_trunk"));
		}
	}

	@Test
	void evenFrameTimesBecomeAStartAndARate() throws IOException {
		try (IHDF5Reader nwb = HDF5Factory.openForReading(write().toFile())) {
			assertEquals(15, nwb.float64().getAttr(OPHYS + "DfOverF/tuft/starting_time", "rate"), 1e-9);
			assertFalse(nwb.object().exists(OPHYS + "DfOverF/tuft/timestamps"));
			assertArrayEquals(AwkwardSession.UNEVEN_S, nwb.float64().readArray(OPHYS + "DfOverF/soma/timestamps"));
		}
		final double[] evenS = IntStream.range(0, 900).mapToDouble(i -> 3 + i / 30.0).toArray();
		assertEquals(30, NwbClock.of(evenS).rateHz(), 1e-9);
		assertEquals(0, NwbClock.of(1, 2, 3.001).rateHz());
	}

	@Test
	void motionIsWhatBringsAFrameOntoTheReference() throws IOException {
		try (IHDF5Reader nwb = HDF5Factory.openForReading(write().toFile())) {
			final float[][] translation = nwb.float32().readMatrix(OPHYS + "xy_translation_soma/data");
			assertArrayEquals(new float[] {-1.5f, 2}, translation[1]);
			assertArrayEquals(new float[] {Float.NaN, Float.NaN}, translation[2]);
		}
	}

	@Test
	void whatTheStudyDoesNotSayIsLeftOutOrNamedAsUnknown() throws IOException {
		try (IHDF5Reader nwb = HDF5Factory.openForReading(write().toFile())) {
			assertFalse(nwb.object().exists(TRIALS + "target_deg"));
			assertTrue(nwb.object().exists(TRIALS + "error_deg"));
			assertArrayEquals(new byte[] {0, 1, 0}, nwb.int8().readArray(TRIALS + "photostimulation"));
			assertEquals("unknown", nwb.string().read("/general/optophysiology/soma/indicator"));
			assertTrue(nwb.string().read("/general/notes").endsWith("; sex; indicator; units of the covariates"));
			assertEquals("soma plane, 480 µm under the surface",
				nwb.string().read("/general/optophysiology/soma/description"));
		}
	}

	@Test
	void covariatesThatAreNoNumbersAreLeftOut() throws IOException {
		final String covariates = "/processing/behavior/Covariates";
		try (IHDF5Reader nwb = HDF5Factory.openForReading(write().toFile())) {
			assertEquals(List.of("speed_cm_s", "x_y"), nwb.object().getGroupMembers(covariates));
			assertArrayEquals(new double[] {1.5, Double.NaN, 2}, nwb.float64().readArray(covariates + "/x_y/data"));
		}
	}

	@Test
	void theSameSessionHasTheSameIdentifiers() throws IOException {
		final Path one = write();
		final Path other = folder.resolve("other.nwb");
		NwbFile.write(other, new AwkwardSession(folder).content());
		try (IHDF5Reader a = HDF5Factory.openForReading(one.toFile());
			IHDF5Reader b = HDF5Factory.openForReading(other.toFile()))
		{
			assertEquals(a.string().read("/identifier"), b.string().read("/identifier"));
			assertEquals(a.string().getAttr(OPHYS + "DfOverF", "object_id"),
				b.string().getAttr(OPHYS + "DfOverF", "object_id"));
		}
	}

	@Test
	void aFileThatCannotBeWrittenIsNamed() throws IOException {
		final NwbFile.Content content = new AwkwardSession(folder).content();
		final Path file = Files.createDirectory(folder.resolve("taken.nwb"));
		final var e = assertThrows(ApicalException.class, () -> NwbFile.write(file, content));
		assertTrue(e.getMessage().startsWith(file + ": cannot be written"), e.getMessage());
	}

	@Test
	void pynwbReadsItAndTheInspectorFindsNothingSerious() throws IOException, InterruptedException {
		Python.assumeThere();
		write();
		final String said = Python.run("read_nwb.py", folder.toString(), AwkwardSession.ANIMAL, AwkwardSession.SESSION);
		assertTrue(said.contains("behavior ['Covariates', 'Cursor']"), said);
		assertTrue(said.contains("compared "), said);
	}
}
