package org.apical.flow.run;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.apical.ApicalException;
import org.apical.io.text.Reason;

/**
 * A hash by which a changed file is recognised. A small file is hashed by its bytes; a large one, such as a
 * movie, by its size, the time of its last change and samples of its bytes, or, on request, by all its bytes.
 */
final class Fingerprint {

	private static final int SAMPLE = 1 << 16;
	private static final int SAMPLES = 8;

	private Fingerprint() {}

	static String of(final Path file, final boolean whole) {
		try (SeekableByteChannel channel = Files.newByteChannel(file)) {
			final long size = channel.size();
			final MessageDigest digest = sha256();
			final boolean sampled = !whole && size > (long) SAMPLE * SAMPLES;
			if (sampled) {
				digest.update((size + " " + Files.getLastModifiedTime(file).toMillis()).getBytes(StandardCharsets.UTF_8));
			}
			final long step = sampled ? (size - SAMPLE) / (SAMPLES - 1) : SAMPLE;
			for (long position = 0; position < size; position += step) {
				digest.update(sample(channel, position));
			}
			return file.getFileName() + " " + HexFormat.of().formatHex(digest.digest());
		} catch (final IOException e) {
			throw new ApicalException(file + ": cannot be read (" + Reason.of(e) + ")", e);
		}
	}

	private static ByteBuffer sample(final SeekableByteChannel channel, final long position) throws IOException {
		final ByteBuffer bytes = ByteBuffer.allocate(SAMPLE);
		channel.position(position);
		while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
			// read on until the sample is full or the file ends
		}
		return bytes.flip();
	}

	static String of(final String text) {
		return HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
	}

	private static MessageDigest sha256() {
		try {
			return MessageDigest.getInstance("SHA-256");
		} catch (final NoSuchAlgorithmException e) {
			throw new IllegalStateException(e);
		}
	}
}
