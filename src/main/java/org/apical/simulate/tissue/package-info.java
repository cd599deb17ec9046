/**
 * A second look at the same study: crowded tissue drawn from the literature, animal by animal, with images that share
 * nothing with those of {@code simulate.images}. The entry point is {@link org.apical.simulate.tissue.TissueStudy}.
 */
package org.apical.simulate.tissue;
