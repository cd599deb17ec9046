package org.apical.report.figures;

import java.util.Optional;
import org.apical.image.Mask;

/** Where the pixels of the compartments are, so that their outlines can be drawn on the mean images. */
@FunctionalInterface
public interface Footprints {

	/** Knows no pixels, so that compartments are drawn as circles of their area. */
	Footprints NONE = (animal, session, plane, compartment) -> Optional.empty();

	/** The compartment's pixels in that session's reference image of the plane; empty if they are not known. */
	Optional<Mask> mask(String animal, String session, String plane, String compartment);
}
