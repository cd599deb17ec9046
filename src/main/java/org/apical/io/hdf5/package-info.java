/**
 * Reads HDF5 files of other programs: the entry point is {@link org.apical.io.hdf5.Hdf5File}.
 */
package org.apical.io.hdf5;
