package org.apical.segment;

import java.util.List;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.real.FloatType;
import org.apical.image.Roi;
import org.apical.study.Kind;

/**
 * The ROIs of one plane of one session.
 *
 * @param plane plane id
 * @param kind what it shows
 * @param rois their ids unique
 * @param preview the image they are shown on
 */
public record PlaneSegmentation(String plane, Kind kind, List<Roi> rois, Img<FloatType> preview) {

	public PlaneSegmentation {
		rois = List.copyOf(rois);
	}
}
