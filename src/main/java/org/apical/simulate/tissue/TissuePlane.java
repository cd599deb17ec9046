package org.apical.simulate.tissue;

import java.util.List;
import java.util.stream.IntStream;
import org.apical.simulate.task.MoviePlane;
import org.apical.simulate.task.MovieRecording;
import org.apical.study.Kind;
import org.apical.study.Position;

/** One plane of an animal. */
final class TissuePlane implements MoviePlane {

	private static final double CLICK_SD_PX = 0.8;

	private final TissueAnimal tissue;
	private final Haze haze;
	private final Vessels vessels;
	private final List<Position> clicks;
	private final List<TissueRecording> recordings;
	private float[][] masks;

	TissuePlane(final TissueStudy study, final int animal, final Kind kind, final TissueAnimal tissue) {
		this.tissue = tissue;
		haze = new Haze(study, animal, kind, tissue.specimen());
		vessels = new Vessels(study, animal, kind, tissue.specimen());
		final Draw draw = study.draw(Draw.Part.CLICKS, animal, kind.ordinal());
		clicks = IntStream.range(0, study.parameters().named()).mapToObj(n -> {
			final Position at = tissue.anatomy().point(kind, n, draw);
			return new Position(at.xPx() + CLICK_SD_PX * draw.normal(), at.yPx() + CLICK_SD_PX * draw.normal());
		}).toList();
		recordings = IntStream.range(0, study.sessions())
			.mapToObj(session -> new TissueRecording(study, animal, session, kind, this)).toList();
	}

	@Override
	public int widthPx() {
		return tissue.specimen().widthPx();
	}

	@Override
	public int heightPx() {
		return tissue.specimen().heightPx();
	}

	@Override
	public double pixelUm() {
		return tissue.specimen().pixelUm();
	}

	@Override
	public Position click(final int neuron) {
		return clicks.get(neuron);
	}

	@Override
	public float[] mask(final int neuron) {
		if (masks == null) {
			masks = recordings.get(0).masks().orElseThrow();
		}
		return masks[neuron];
	}

	@Override
	public MovieRecording recording(final int session) {
		return recordings.get(session);
	}

	TissueAnimal tissue() {
		return tissue;
	}

	Haze haze() {
		return haze;
	}

	Vessels vessels() {
		return vessels;
	}
}
