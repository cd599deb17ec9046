package org.apical.motion;

/**
 * How well a movie was registered. Correlations are Pearson's with the reference, means over the valid frames;
 * crispness is the root mean square gradient of the mean image without its noise, in the frames' unit per pixel.
 *
 * @param frames of the movie
 * @param invalidFrames whose displacement could not be told, and which are left out everywhere
 * @param correlationBefore of frames as recorded, about 200 of them
 * @param correlationAfter of the registered frames
 * @param crispnessBefore of the mean of valid frames as recorded, about 200 of them
 * @param crispnessAfter of the mean of the registered frames
 * @param displacementRmsPx root mean square distance of a valid frame from the reference
 * @param frameToFrameRmsPx root mean square displacement from one valid frame to the next
 * @param blockRmsPx root mean square distance of a block's displacement from its valid frame's; 0 without blocks
 * @param errorXPx root mean square error of a valid frame's displacement to the right, as two halves of its image tell it
 * @param errorYPx likewise down
 */
public record Quality(int frames, int invalidFrames, double correlationBefore, double correlationAfter,
	double crispnessBefore, double crispnessAfter, double displacementRmsPx, double frameToFrameRmsPx, double blockRmsPx,
	double errorXPx, double errorYPx) {}
