/**
 * Arrays of NumPy: the entry points are {@link org.apical.io.array.Npy} and {@link org.apical.io.array.Npz}.
 * Pickled arrays are read without running any code in them.
 */
package org.apical.io.array;
