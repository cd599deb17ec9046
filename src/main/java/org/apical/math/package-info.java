/**
 * Numerics that Commons Math and ImgLib2 lack: Fourier transforms down the columns of an image, phase correlation, and
 * correlations and moments that leave out missing values.
 */
package org.apical.math;
