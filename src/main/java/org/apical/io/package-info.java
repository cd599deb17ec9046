/**
 * Files, in rooms of their own: {@code text}, {@code array}, {@code hdf5}, {@code roi} and {@code movie} know formats and
 * no science; {@code imported} and {@code exported} are what other programs write and read; {@code study},
 * {@code tables}, {@code results} and {@code truth} are Apical's own files.
 */
package org.apical.io;
