package org.apical.io.array;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apical.ApicalException;
import org.apical.InvalidInputException;
import org.apical.io.text.Reason;

/**
 * Several NumPy arrays in one file, as {@code numpy.savez} writes them: an uncompressed zip of NPY files. The
 * same arrays give the same bytes, because all entries have the same date.
 */
public final class Npz implements Closeable {

	private static final LocalDateTime DATE = LocalDateTime.of(1980, 1, 1, 0, 0);

	private final Path file;
	private final ZipOutputStream zip;

	/** Creates the file, and its folder if it is missing. */
	public Npz(final Path file) {
		this.file = file;
		try {
			Files.createDirectories(file.toAbsolutePath().getParent());
			zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file)));
		} catch (final IOException e) {
			throw cannotWrite(e);
		}
	}

	/** Adds a float32 array; rows and shape are those of {@link Npy#writeFloats}. */
	public void add(final String name, final float[][] rows, final int... innerShape) {
		final byte[] bytes = Npy.bytes(rows, innerShape);
		final CRC32 crc = new CRC32();
		crc.update(bytes);
		final ZipEntry entry = new ZipEntry(name + ".npy");
		entry.setMethod(ZipEntry.STORED);
		entry.setTimeLocal(DATE);
		entry.setSize(bytes.length);
		entry.setCrc(crc.getValue());
		try {
			zip.putNextEntry(entry);
			zip.write(bytes);
			zip.closeEntry();
		} catch (final IOException e) {
			throw cannotWrite(e);
		}
	}

	@Override
	public void close() {
		try {
			zip.close();
		} catch (final IOException e) {
			throw cannotWrite(e);
		}
	}

	private ApicalException cannotWrite(final IOException e) {
		return new ApicalException(file + ": cannot be written (" + Reason.of(e) + ")", e);
	}

	/**
	 * Reads the arrays by name, in the order of the file.
	 *
	 * @throws InvalidInputException if the file cannot be read, or holds anything else
	 */
	public static Map<String, Npy> read(final Path file) {
		final Map<String, Npy> arrays = new LinkedHashMap<>();
		try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
			for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
				final String name = entry.getName();
				arrays.put(name.replaceFirst("\\.npy$", ""), Npy.parse(zip.readAllBytes(), file + " (" + name + ")"));
			}
		} catch (final IOException | IllegalArgumentException e) {
			// An IllegalArgumentException comes from an entry's name that is not valid text.
			throw new InvalidInputException(file + ": cannot be read (" + Reason.of(e) + ")");
		}
		return arrays;
	}
}
