/**
 * The movie in bins of frames, block by block, and rectangles of it: what segmentation computes on.
 */
package org.apical.segment.bins;
