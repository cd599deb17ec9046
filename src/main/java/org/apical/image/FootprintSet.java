package org.apical.image;

import java.util.List;
import java.util.Optional;

/**
 * The footprints of one day in order.
 *
 * @param name what messages call the day
 * @param width of their image, px
 * @param height of their image, px
 * @param sizeKnown whether the image is of that size; otherwise it reaches at least to the farthest footprint
 * @param footprints empty for one that is not taken for a cell or has no pixels: it keeps its number
 */
public record FootprintSet(String name, int width, int height, boolean sizeKnown,
	List<Optional<Mask>> footprints)
{

	public FootprintSet {
		footprints = List.copyOf(footprints);
	}
}
