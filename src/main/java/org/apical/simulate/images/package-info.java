/**
 * Animals rendered as movies: the door is {@link org.apical.simulate.images.StudySimulation}.
 */
package org.apical.simulate.images;
