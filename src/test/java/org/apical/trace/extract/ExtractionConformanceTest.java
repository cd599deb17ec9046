package org.apical.trace.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.imglib2.parallel.TaskExecutors;
import org.apical.Progress;
import org.apical.Python;
import org.apical.image.BlankRows;
import org.apical.image.Mask;
import org.apical.image.Motion;
import org.apical.image.Movie;
import org.apical.image.Roi;
import org.apical.io.movie.BioFormatsMovie;
import org.apical.io.roi.ImageJRois;
import org.apical.study.Kind;
import org.apical.study.MovieSource;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Compares fluorescence with that of other programs on recordings of other laboratories; see
 * ../shared/data/README.md.
 *
 * <p><b>Edge rule.</b> A ROI has the pixels of ImageJ's own mask: those whose centre (x + ½, y + ½ in ImageJ's
 * coordinates) is inside the outline or, on some of its sides, exactly on it. FISSA leaves out every pixel
 * whose centre is on the outline; its means equal ours except for those pixels.
 */
class ExtractionConformanceTest {

	private static final Path DATA = Path.of("../shared/data");

	private static JsonNode expected(final String program, final Path folder) throws IOException, InterruptedException {
		Assumptions.assumeTrue(Files.isDirectory(folder), "no recording at " + folder);
		Python.assumeThere();
		return new ObjectMapper().readTree(Python.run("other_extractions.py", program, folder.toString()));
	}

	private static Extraction.Result extract(final Movie movie, final List<Mask> masks) {
		return new Extraction(Extraction.Parameters.defaults()).extract(movie, Motion.none(movie.frames()), masks,
			List.of(),
			Kind.SOMA, 1, BlankRows.NONE, TaskExecutors.singleThreaded(), Progress.NONE);
	}

	/** Largest difference over the frames, relative to the value expected. */
	private static double difference(final JsonNode expected, final float[] read) {
		assertEquals(expected.size(), read.length);
		return IntStream.range(0, read.length)
			.mapToDouble(t -> Math.abs(read[t] / expected.get(t).asDouble() - 1)).max().orElseThrow();
	}

	@ParameterizedTest
	@CsvSource({"a, AVG_A01_R1_small.tif, 0, 11, 6", "b, AVG_A01.tif, 0,,", "b, AVG_A02.tif, 1,,", "b, AVG_A03.tif, 2,,"})
	void meansOfImageJRoisAreThoseOfFissa(final String folder, final String file, final int index,
		final Integer onOutlineX, final Integer onOutlineY) throws IOException, InterruptedException
	{
		final Path data = DATA.resolve("fissa").resolve(folder);
		final JsonNode expected = expected("fissa", data).get(index);
		try (Movie movie = new BioFormatsMovie(MovieSource.of(data.resolve("images").resolve(file)))) {
			final List<Roi> rois = ImageJRois.read(data.resolve("rois.zip"), movie.width(), movie.height());
			assertEquals(expected.size(), rois.size());
			for (int roi = 0; roi < rois.size(); roi++) {
				final Mask mask = rois.get(roi).mask();
				final Extraction.Result read =
					extract(movie, List.of(onOutlineX == null ? mask : without(mask, onOutlineX, onOutlineY)));
				assertEquals(0, difference(expected.get(roi), read.fluorescence(0)), 1e-6, rois.get(roi).id());
			}
		}
	}

	private static Mask without(final Mask mask, final int x, final int y) {
		final int[] kept = IntStream.range(0, mask.area()).filter(i -> mask.x()[i] != x || mask.y()[i] != y).toArray();
		assertEquals(mask.area() - 1, kept.length);
		final Pixels pixels = Pixels.of(mask).select(kept);
		return new Mask(pixels.x(), pixels.y(), pixels.weight());
	}

	private static int[] ints(final JsonNode values) {
		return IntStream.range(0, values.size()).map(i -> values.get(i).asInt()).toArray();
	}

	private static Mask mask(final JsonNode roi) {
		final float[] weight = new float[roi.get("weight").size()];
		for (int i = 0; i < weight.length; i++) {
			weight[i] = (float) roi.get("weight").get(i).asDouble();
		}
		return new Mask(ints(roi.get("x")), ints(roi.get("y")), weight);
	}

	/** Number of pixels of a ROI that no other ROI has, as suite2p counts them. */
	private static int own(final JsonNode roi) {
		int own = 0;
		for (final JsonNode overlap : roi.get("overlap")) {
			own += overlap.asBoolean() ? 0 : 1;
		}
		return own;
	}

	/** A ROI with less than a third of pixels of its own also keeps some of the shared ones, see Extraction. */
	@Test
	void weightedMeansOfPixelsThatDoNotOverlapAreThoseOfSuite2p() throws IOException, InterruptedException {
		final JsonNode expected = expected("suite2p", DATA.resolve("suite2p-1.1"));
		final List<Mask> masks = new ArrayList<>();
		expected.forEach(roi -> masks.add(mask(roi)));
		final Path file = DATA.resolve("neurofinder/nf_dev_240x256x256_u16.tif");
		int equal = 0;
		try (Movie movie = new BioFormatsMovie(MovieSource.of(file))) {
			final Extraction.Result read = extract(movie, masks);
			for (int roi = 0; roi < masks.size(); roi++) {
				final JsonNode theirs = expected.get(roi);
				if (3 * own(theirs) >= masks.get(roi).area()) {
					assertEquals(own(theirs), read.usedPx(roi), "ROI " + roi);
					assertEquals(0, difference(theirs.get("F"), read.fluorescence(roi)), 1e-5, "ROI " + roi);
					equal++;
				} else {
					assertTrue(read.usedPx(roi) > own(theirs), "ROI " + roi + " has " + read.usedPx(roi) + " px");
				}
			}
		}
		assertEquals(172, masks.size());
		assertEquals(169, equal);
	}
}
