package org.apical.report;

import static org.apical.report.FakeResults.NEURONS;
import static org.apical.report.FakeResults.PLANES;
import static org.apical.report.FakeResults.SESSIONS;
import static org.apical.report.FakeResults.animalId;
import static org.apical.report.FakeResults.manifest;
import static org.apical.report.FakeResults.neuron;
import static org.apical.report.FakeResults.object;
import static org.apical.report.FakeResults.sessionId;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apical.image.Images;
import org.apical.io.array.Npy;
import org.apical.io.movie.TiffImage;
import org.apical.io.results.AgreementCsv;
import org.apical.io.text.CsvOut;
import org.apical.io.text.Json;
import org.apical.match.DayAgreement;

/** What the stages from motion to traces would have written; traces of one session. */
final class FakeImaging {

	private static final int SIDE_PX = 160;
	private static final int FRAMES = 1500;
	private static final double RATE_HZ = 10;

	private final Path root;
	private final Random random;

	FakeImaging(final Path root, final Random random) {
		this.root = root;
		this.random = random;
	}

	/** Of an animal. */
	void write(final int a) {
		final Path animal = root.resolve(animalId(a));
		final double[][] centres = new double[NEURONS][2];
		for (int n = 0; n < NEURONS; n++) {
			centres[n] = new double[] {20 + 120 * ((n * 0.618) % 1), 18 + 124.0 * n / NEURONS};
		}
		try (CsvOut align = new CsvOut(animal.resolve("align/align.csv"), "session", "plane", "m00", "m01", "m02", "m10",
			"m11", "m12", "warp_max_px", "correlation", "status");
			CsvOut compartments = new CsvOut(animal.resolve("match/compartments.csv"), "compartment", "neuron", "kind",
				"session", "plane", "roi", "x_px", "y_px", "area_px", "snr", "link_confidence", "match_confidence", "status",
				"note"))
		{
			for (int s = 0; s < SESSIONS; s++) {
				final double dx = s == 1 ? 0 : 6 * random.nextGaussian();
				final double dy = s == 1 ? 0 : 6 * random.nextGaussian();
				for (final String plane : PLANES) {
					align.row(sessionId(s), plane, 1.0, 0.0, dx, 0.0, 1.0, dy, 0.0, 0.8,
						a == 3 && s == 4 && plane.equals("tuft") ? "failed" : a == 4 && s == 2 ? "weak" : "ok");
					motion(animal.resolve(sessionId(s)).resolve("motion").resolve(plane), centres, dx, dy, plane);
					compartments(compartments, a, s, plane, centres, dx, dy);
				}
			}
		}
		if (a == 2) {
			AgreementCsv.write(animal.resolve("match/agreement.csv"),
				Map.of("soma", List.of(new DayAgreement(0, 1, 20, 20, 0.5, 0.4), new DayAgreement(0, 2, 20, 20, 15, 1e-20))),
				Map.of("soma", List.of(sessionId(0), sessionId(1), sessionId(2))));
		}
		if (a == 0) {
			traces(animal.resolve(sessionId(1)).resolve("trace"));
		}
	}

	private void compartments(final CsvOut table, final int a, final int s, final String plane, final double[][] centres,
		final double dx, final double dy)
	{
		if (a == 1 && plane.equals("tuft")) {
			table.row("unowned-1-tuft", "", plane, sessionId(s), plane, "77", 20, 20, 60, 5, 0.62, 0.99, "unknown",
				"nobody's for sure, likeliest n03's");
		}
		for (int n = 0; n < NEURONS; n++) {
			final String status = plane.equals("tuft") && (n + s + a) % 13 == 0 ? "forced" : n == 10 && s == 3 ? "unknown"
				: "matched";
			table.row(neuron(n) + "-" + plane, neuron(n), plane, sessionId(s), plane,
				status.equals("matched") ? neuron(n) : "", centres[n][0] + dx, centres[n][1] + dy,
				plane.equals("soma") ? 110 : 60, 4 + 3 * random.nextDouble(), 0.95, 0.97, status,
				status.equals("unknown") ? "it lies outside the <image>" : "");
		}
	}

	private void motion(final Path folder, final double[][] centres, final double dx, final double dy,
		final String plane)
	{
		double x = 0;
		double y = 0;
		double squares = 0;
		try (CsvOut motion = new CsvOut(folder.resolve("motion.csv"), "frame", "time_s", "dx_px", "dy_px", "correlation",
			"valid"))
		{
			for (int t = 0; t < FRAMES; t++) {
				x = 0.97 * x + 0.25 * random.nextGaussian();
				y = 0.97 * y + 0.18 * random.nextGaussian() + (t % 400 == 200 ? 3 : 0);
				squares += x * x + y * y;
				motion.row(t, t / RATE_HZ, x, y, 0.8 + 0.02 * random.nextGaussian(), true);
			}
		}
		Json.write(folder.resolve("quality.json"), object().put("frames", FRAMES).put("invalid_frames", random.nextInt(30))
			.put("correlation_before", 0.55).put("correlation_after", 0.82)
			.put("crispness_before", 4.0).put("crispness_after", 5.0).put("deformation_rms_px", 0.4)
			.put("displacement_rms_px", Math.sqrt(squares / FRAMES)));
		try (CsvOut drift = new CsvOut(folder.resolve("drift.csv"), "first_frame", "time_s", "focus", "shape_change",
			"depth_slices", "depth_um", "stack_correlation"))
		{
			for (int t = 0; t < FRAMES; t += 16) {
				drift.row(t, t / RATE_HZ, 1.01, 0.2 * t / FRAMES, null, null, null);
			}
		}
		TiffImage.write(folder.resolve("mean.tif"), Images.of(image(centres, dx, dy, plane), SIDE_PX, SIDE_PX));
		manifest(folder, "motion", object().put("max_shift_px", 20).put("template_frames", 200));
	}

	private float[] image(final double[][] centres, final double dx, final double dy, final String plane) {
		final float[] image = new float[SIDE_PX * SIDE_PX];
		final double width = plane.equals("soma") ? 18 : 8;
		for (int i = 0; i < image.length; i++) {
			double value = 60 + 5 * random.nextGaussian();
			for (final double[] centre : centres) {
				final double x = i % SIDE_PX - centre[0] - dx;
				final double y = i / SIDE_PX - centre[1] - dy;
				value += 90 * Math.exp(-(x * x + y * y) / (2 * width));
			}
			image[i] = (float) value;
		}
		return image;
	}

	private void traces(final Path folder) {
		final float[][] dff = new float[2 * NEURONS][FRAMES];
		final float[][] times = new float[2 * NEURONS][FRAMES];
		try (CsvOut events = new CsvOut(folder.resolve("events.csv"), "compartment", "time_s", "amplitude_dff_s", "snr")) {
			for (int n = 0; n < NEURONS; n++) {
				double soma = 0;
				double tuft = 0;
				for (int t = 0; t < FRAMES; t++) {
					soma *= 0.85;
					tuft *= 0.85;
					if (random.nextDouble() < 0.035) {
						final double size = Math.exp(0.5 * random.nextGaussian());
						soma += size;
						tuft += 0.7 * size;
						events.row(neuron(n) + "-soma", t / RATE_HZ, size, 5.0);
						events.row(neuron(n) + "-tuft", t / RATE_HZ + 0.03, 0.7 * size, 4.0);
					}
					dff[n][t] = (float) (soma + 0.1 * random.nextGaussian());
					dff[NEURONS + n][t] = (float) (tuft + 0.15 * random.nextGaussian());
					times[n][t] = (float) (t / RATE_HZ);
					times[NEURONS + n][t] = (float) (t / RATE_HZ + 0.033);
				}
			}
		}
		Npy.writeFloats(folder.resolve("dff.npy"), dff, FRAMES);
		Npy.writeFloats(folder.resolve("times.npy"), times, FRAMES);
	}
}
