package org.apical.segment;

import java.util.List;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.real.FloatType;
import org.apical.image.Roi;
import org.apical.study.Kind;

/**
 * The ROIs of one plane of one session.
 *
 * @param plane the plane's id
 * @param kind the kind of compartment that the plane shows
 * @param rois the ROIs, with unique ids
 * @param preview the image on which they are shown
 */
public record PlaneSegmentation(String plane, Kind kind, List<Roi> rois, Img<FloatType> preview) {

	public PlaneSegmentation {
		rois = List.copyOf(rois);
	}
}
