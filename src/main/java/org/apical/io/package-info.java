/**
 * Reads and writes files. The packages {@code text}, {@code array}, {@code hdf5}, {@code roi} and {@code movie}
 * contain formats but no science; {@code imported} reads the files of other programs, {@code exported} writes
 * files for them; {@code study}, {@code tables}, {@code results} and {@code truth} are Apical's own files.
 */
package org.apical.io;
