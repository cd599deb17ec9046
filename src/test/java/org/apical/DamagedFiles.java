package org.apical;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/** Damages the files of a folder at random and has them read. */
public final class DamagedFiles {

	private final Path folder;

	public DamagedFiles(final Path folder) {
		this.folder = folder;
	}

	/** Reads a damaged file; adds what it has to say. */
	public interface Reader {
		void read(Path file, Problems problems) throws IOException;
	}

	/**
	 * Damages a file again and again and reads it each time.
	 *
	 * @return how often the reader refused the file with a message; any other exception fails the test
	 */
	public int refused(final Path file, final int times, final long seed, final Reader reader) throws IOException {
		final UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed);
		final byte[] whole = Files.readAllBytes(file);
		final List<Path> before = files();
		int refused = 0;
		for (int i = 0; i < times; i++) {
			final byte[] damaged = damaged(whole, random);
			overwrite(file, damaged);
			final Problems problems = new Problems();
			try {
				reader.read(file, problems);
			} catch (final InvalidInputException e) {
				problems.add(e);
			} catch (final RuntimeException | Error e) {
				Files.write(Path.of("target", "damaged-" + file.getFileName()), damaged);
				throw new AssertionError(i + ", kept in target: " + e, e);
			}
			problems.errors().forEach(error -> assertFalse(error.contains("Exception"), error));
			refused += problems.none() ? 0 : 1;
		}
		Files.write(file, whole);
		assertEquals(before, files(), "reading must neither make nor remove files");
		return refused;
	}

	/** Without emptying the file first, for which some file systems wait for the disk. */
	public static void overwrite(final Path file, final byte[] bytes) throws IOException {
		try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
			channel.write(ByteBuffer.wrap(bytes));
			channel.truncate(bytes.length);
		}
	}

	private List<Path> files() throws IOException {
		try (var files = Files.walk(folder)) {
			return files.sorted().toList();
		}
	}

	/** One to four bytes changed, the end cut off, or a piece there twice or gone. */
	private static byte[] damaged(final byte[] whole, final UniformRandomProvider random) {
		final int from = random.nextInt(whole.length);
		final int to = from + random.nextInt(whole.length - from) / (1 + random.nextInt(20));
		final byte[] bytes = switch (random.nextInt(6)) {
			case 0 -> Arrays.copyOf(whole, from);
			case 1 -> joined(Arrays.copyOf(whole, to), Arrays.copyOfRange(whole, from, whole.length));
			case 2 -> joined(Arrays.copyOf(whole, from), Arrays.copyOfRange(whole, to, whole.length));
			default -> whole.clone();
		};
		for (int n = 1 + random.nextInt(4); n > 0 && bytes.length > 0; n--) {
			final int at = random.nextInt(random.nextBoolean() ? Math.min(bytes.length, 400) : bytes.length);
			bytes[at] = random.nextBoolean() ? (byte) random.nextInt() : whole[random.nextInt(whole.length)];
		}
		return bytes;
	}

	private static byte[] joined(final byte[] first, final byte[] second) {
		final byte[] joined = Arrays.copyOf(first, first.length + second.length);
		System.arraycopy(second, 0, joined, first.length, second.length);
		return joined;
	}
}
