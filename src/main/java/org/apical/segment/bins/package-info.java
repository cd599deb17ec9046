/**
 * The movie in bins of frames, block by block, and rectangles of its images; segmentation computes on these.
 */
package org.apical.segment.bins;
