/**
 * HDF5 files, through the one library for them: the door is {@link org.apical.io.hdf5.Hdf5File}.
 */
package org.apical.io.hdf5;
