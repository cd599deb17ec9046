package org.apical.study;

/** A point of an image, px; x to the right, y down, pixel centres on whole numbers. */
public record Position(double xPx, double yPx) {}
