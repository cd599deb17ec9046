/** Movies, masks, displacements, transforms and resampling: what passes between stages. */
package org.apical.image;
