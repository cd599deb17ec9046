package org.apical.simulate.tissue;

import org.apical.image.Affine;
import org.apical.image.FieldTransform;
import org.apical.study.Kind;

/**
 * How a plane lies on a day, compared with the reference session: offset, rotation, a smooth bend, and the focus.
 *
 * @param transform from positions of the reference session to this one's
 * @param focusUm depth of the focal plane, µm
 */
record TissueDay(FieldTransform transform, double focusUm) {

	private static final double OFFSET_SD_PX = 9;
	private static final double FARTHEST_PX = 25;
	private static final double TURN_SD_DEG = 0.9;
	private static final double FARTHEST_DEG = 2.5;
	private static final double BEND_PX = 3;

	static TissueDay draw(final TissueStudy study, final int animal, final int session, final Kind kind,
		final Specimen specimen)
	{
		if (session == 0) {
			return new TissueDay(FieldTransform.IDENTITY, 0);
		}
		final Draw shared = study.draw(Draw.Part.DAY, animal, session);
		final Draw draw = study.draw(Draw.Part.DAY, animal, session, kind.ordinal());
		final int width = specimen.widthPx();
		final int height = specimen.heightPx();
		// The head is put back as a whole; the planes differ by how much it tilts.
		final double turn = within(shared.normal(0, TURN_SD_DEG) + draw.normal(0, 0.2), FARTHEST_DEG);
		final double dx = within(shared.normal(0, OFFSET_SD_PX) + draw.normal(0, 2), FARTHEST_PX);
		final double dy = within(shared.normal(0, OFFSET_SD_PX) + draw.normal(0, 2), FARTHEST_PX);
		final Affine affine =
			Affine.translation(dx, dy).after(Affine.rotation(turn, (width - 1) / 2.0, (height - 1) / 2.0));
		final double mostPx = draw.uniform(0, BEND_PX) / Math.sqrt(2);
		return new TissueDay(new FieldTransform(affine, width, height, bend(width, height, mostPx, draw),
			bend(width, height, mostPx, draw)), draw.normal(0, specimen.focusDayUm()));
	}

	private static double within(final double value, final double most) {
		return Math.max(-most, Math.min(most, value));
	}

	/** Half a wave or one across the field, in either direction. */
	private static float[] bend(final int width, final int height, final double mostPx, final Draw draw) {
		final double across = draw.uniform(-Math.PI, Math.PI) / width;
		final double down = draw.uniform(-Math.PI, Math.PI) / height;
		final double phase = draw.uniform(0, 2 * Math.PI);
		final float[] bend = new float[width * height];
		for (int i = 0; i < bend.length; i++) {
			bend[i] = (float) (mostPx * Math.sin(phase + across * (i % width) + down * (i / width)));
		}
		return bend;
	}
}
