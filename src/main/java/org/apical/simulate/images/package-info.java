/** Simulated animals rendered as movies. The entry point is {@link org.apical.simulate.images.StudySimulation}. */
package org.apical.simulate.images;
