package org.apical.image;

import java.util.List;
import java.util.Optional;

/**
 * The footprints of one day, in order.
 *
 * @param name name of the day in messages
 * @param width of their image, px
 * @param height of their image, px
 * @param sizeKnown whether the image is known to have that size; otherwise it extends at least to the farthest
 *            footprint
 * @param footprints footprints by number; an element is empty if it is not accepted as a cell or has no pixels
 */
public record FootprintSet(String name, int width, int height, boolean sizeKnown,
	List<Optional<Mask>> footprints)
{

	public FootprintSet {
		footprints = List.copyOf(footprints);
	}
}
