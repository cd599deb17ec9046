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
		recordings = IntStream.range(0, study.sessions())
			.mapToObj(session -> new TissueRecording(study, animal, session, kind, this)).toList();
		final Draw draw = study.draw(Draw.Part.CLICKS, animal, kind.ordinal());
		final List<Position> aimed = kind == Kind.SOMA
			? tissue.anatomy().somata().stream().map(soma -> new Position(soma.xPx(), soma.yPx())).toList()
			: clearPoints(study.parameters().named(), draw);
		clicks = IntStream.range(0, study.parameters().named()).mapToObj(n -> new Position(
			aimed.get(n).xPx() + CLICK_SD_PX * draw.normal(), aimed.get(n).yPx() + CLICK_SD_PX * draw.normal())).toList();
	}

	/**
	 * Where a person who knows the neurons' tufts clicks: of the bright pixels of a tuft, on one of those to which
	 * other dendrites and the neuropil add the least.
	 */
	private List<Position> clearPoints(final int neurons, final Draw draw) {
		final Specimen specimen = tissue.specimen();
		final List<Source> sources = recordings.get(0).sources();
		final Canvas all = new Canvas(specimen);
		sources.forEach(source -> source.footprint().add((float) source.light(), 0.5f, all.values()));
		return IntStream.range(0, neurons).mapToObj(n -> {
			final Canvas own = new Canvas(specimen);
			sources.stream().filter(source -> source.neuron() == n)
				.forEach(source -> source.footprint().add((float) source.light(), 0.5f, own.values()));
			return own.clearest(all, specimen, draw);
		}).toList();
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
