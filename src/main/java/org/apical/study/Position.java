package org.apical.study;

/** A point of an image, px: x to the right, y down, with whole numbers at the centres of pixels. */
public record Position(double xPx, double yPx) {}
