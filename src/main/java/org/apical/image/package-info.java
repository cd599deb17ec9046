/** Movies, masks, displacements, transforms and resampling: the data that pass between stages. */
package org.apical.image;
