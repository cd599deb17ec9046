package org.apical.io.truth;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apical.InvalidInputException;
import org.apical.Problems;
import org.apical.image.Motion;
import org.apical.io.text.CsvTable;
import org.apical.simulate.score.Agreement;
import org.apical.study.Position;

/**
 * Compares the found with the true motion. The two may differ by a constant, because a registration chooses its
 * own reference image. This constant is the shift of the session's reference image from the true scene; all
 * later coordinates of the session have the same shift.
 */
final class ReferenceShifts {

	/**
	 * The motion of one plane compared with the truth.
	 *
	 * @param shift the median of true − found displacement, px
	 * @param errorX found − true displacement + shift along x in each valid frame, px
	 * @param errorY the same along y, px
	 * @param valid the share of valid frames
	 */
	record PlaneMotion(Position shift, double[] errorX, double[] errorY, double valid) {}

	private final Map<List<String>, PlaneMotion> planes = new LinkedHashMap<>();

	ReferenceShifts(final TruthFolder truth, final Path results) {
		for (final String animal : truth.animals()) {
			for (final TruthFolder.DayOffset day : truth.days(animal)) {
				final Path file = results.resolve(animal).resolve(day.session()).resolve("motion").resolve(day.plane())
					.resolve("motion.csv");
				if (Files.exists(file)) {
					final CsvTable found = table(file);
					final Motion motion = truth.motion(animal, day.session(), day.plane());
					if (found.rows() != motion.frames()) {
						throw new InvalidInputException(file + ": has " + found.rows() + " frames, but the truth has "
							+ motion.frames() + ": it is that of another study");
					}
					planes.put(List.of(animal, day.session(), day.plane()), compare(found, motion));
				}
			}
		}
	}

	private static CsvTable table(final Path file) {
		final Problems problems = new Problems();
		final CsvTable table = new CsvTable(file, file.toString(), problems,
			List.of("frame", "dx_px", "dy_px", "valid"), List.of("time_s", "correlation"));
		problems.throwIfAny();
		return table;
	}

	private static PlaneMotion compare(final CsvTable found, final Motion truth) {
		final int[] rows = IntStream.range(0, found.rows()).filter(row -> found.number(row, "valid") == 1).toArray();
		final double[] x = new double[rows.length];
		final double[] y = new double[rows.length];
		for (int i = 0; i < rows.length; i++) {
			final int frame = (int) found.number(rows[i], "frame");
			x[i] = found.number(rows[i], "dx_px") - truth.dxPx(frame);
			y[i] = found.number(rows[i], "dy_px") - truth.dyPx(frame);
		}
		final double shiftX = -Agreement.median(x);
		final double shiftY = -Agreement.median(y);
		for (int i = 0; i < rows.length; i++) {
			x[i] += shiftX;
			y[i] += shiftY;
		}
		return new PlaneMotion(new Position(shiftX, shiftY), x, y, rows.length / (double) truth.frames());
	}

	List<PlaneMotion> planes() {
		return List.copyOf(planes.values());
	}

	/**
	 * The place in the session's reference image of the true scene's point (0, 0); (0, 0) if there is no motion
	 * result.
	 */
	Position shift(final String animal, final String session, final String plane) {
		final PlaneMotion motion = planes.get(List.of(animal, session, plane));
		return motion == null ? new Position(0, 0) : motion.shift();
	}
}
