package org.apical.motion;

/**
 * How well a movie was registered. Correlations are Pearson's with the reference, means over the valid frames;
 * crispness is the root mean square gradient of the mean image without its noise, in the frames' unit per pixel.
 *
 * @param frames number of frames of the movie
 * @param invalidFrames number of frames whose displacement could not be determined; they are left out of all
 *            other values
 * @param correlationBefore mean correlation of about 200 frames as recorded
 * @param correlationAfter mean correlation of the registered frames
 * @param crispnessBefore crispness of the mean of about 200 valid frames as recorded
 * @param crispnessAfter crispness of the mean of the registered frames
 * @param displacementRmsPx root mean square distance of a valid frame from the reference
 * @param frameToFrameRmsPx root mean square displacement from one valid frame to the next
 * @param blockRmsPx root mean square distance of a block's displacement from its valid frame's; 0 without blocks
 * @param errorXPx root mean square error of a valid frame's displacement to the right, estimated from two
 *            halves of its image
 * @param errorYPx root mean square error of a valid frame's displacement down, estimated likewise
 */
public record Quality(int frames, int invalidFrames, double correlationBefore, double correlationAfter,
	double crispnessBefore, double crispnessAfter, double displacementRmsPx, double frameToFrameRmsPx, double blockRmsPx,
	double errorXPx, double errorYPx)
{}
