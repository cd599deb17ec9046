import ij.IJ;
import ij.ImagePlus;
import ij.ImageStack;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.Deflater;

/**
 * Makes the movies of a simulated study small: 8 bits a pixel instead of 16, one level for every five photons, and each
 * frame compressed (Deflate, Huffman codes only: pixels that are mostly noise have no repetitions to find). The
 * simulated detector reads 30 without light and 40 more for each photon; in the small movies 0 is no light. See
 * make.sh.
 */
public final class SmallMovies {

	private static final double COUNTS_WITHOUT_LIGHT = 30;
	private static final double COUNTS_A_LEVEL = 200;
	private static final int SHORT = 3;
	private static final int LONG = 4;
	private static final int RATIONAL = 5;
	private static final int ASCII = 2;
	private static final int DEFLATE = 8;

	private SmallMovies() {}

	public static void main(final String[] folders) throws IOException {
		for (final String folder : folders) {
			try (Stream<Path> files = Files.walk(Path.of(folder))) {
				for (final Path movie : files.filter(file -> file.toString().endsWith(".tif")).sorted().toList()) {
					write(IJ.openImage(movie.toString()), movie);
				}
			}
		}
	}

	private static void write(final ImagePlus movie, final Path file) throws IOException {
		final ImageStack stack = movie.getStack();
		final double pixelUm = movie.getCalibration().pixelWidth;
		// without "images=", so that ImageJ looks for each compressed frame instead of expecting plain ones
		final String said = "ImageJ=1.54f\nunit=micron\nfinterval=" + movie.getCalibration().frameInterval + "\n";
		final byte[] text = (said + (said.length() % 2 == 0 ? "\0\0" : "\0")).getBytes(StandardCharsets.US_ASCII);
		try (OutputStream out = Files.newOutputStream(file)) {
			out.write(little(8).put(new byte[] {'I', 'I'}).putShort((short) 42).putInt(8).array());
			int at = 8;
			for (int frame = 1; frame <= stack.size(); frame++) {
				final byte[] pixels = deflated(levels((short[]) stack.getPixels(frame)));
				final byte[] head = head(stack, pixelUm, frame == 1 ? text : new byte[0], pixels.length, at,
					frame == stack.size());
				out.write(head);
				out.write(pixels);
				at += head.length + pixels.length;
			}
		}
	}

	private static byte[] levels(final short[] counts) {
		final byte[] levels = new byte[counts.length];
		for (int i = 0; i < counts.length; i++) {
			final long level = Math.round(((counts[i] & 0xFFFF) - COUNTS_WITHOUT_LIGHT) / COUNTS_A_LEVEL);
			levels[i] = (byte) Math.max(0, Math.min(255, level));
		}
		return levels;
	}

	private static byte[] deflated(final byte[] pixels) {
		final Deflater deflater = new Deflater();
		deflater.setStrategy(Deflater.HUFFMAN_ONLY);
		deflater.setInput(pixels);
		deflater.finish();
		final byte[] all = new byte[2 * pixels.length + 64];
		int length = 0;
		while (!deflater.finished()) {
			length += deflater.deflate(all, length, all.length - length);
		}
		deflater.end();
		return Arrays.copyOf(all, length + length % 2);
	}

	/** The directory of a frame whose compressed pixels follow it; only the first says more than what the pixels are. */
	private static byte[] head(final ImageStack stack, final double pixelUm, final byte[] text, final int pixelBytes,
		final int at, final boolean last)
	{
		final List<int[]> entries = new ArrayList<>(List.of(new int[] {256, SHORT, 1, stack.getWidth()},
			new int[] {257, SHORT, 1, stack.getHeight()}, new int[] {258, SHORT, 1, 8}, new int[] {259, SHORT, 1, DEFLATE},
			new int[] {262, SHORT, 1, 1}, new int[] {273, LONG, 1, 0}, new int[] {277, SHORT, 1, 1},
			new int[] {278, SHORT, 1, stack.getHeight()}, new int[] {279, LONG, 1, pixelBytes}));
		if (text.length > 0) {
			entries.add(5, new int[] {270, ASCII, text.length, 0});
			entries.addAll(List.of(new int[] {282, RATIONAL, 1, 0}, new int[] {283, RATIONAL, 1, 0},
				new int[] {296, SHORT, 1, 1}));
		}
		final int textAt = at + 2 + 12 * entries.size() + 4;
		final int resolutionAt = textAt + text.length;
		final int pixelsAt = resolutionAt + (text.length > 0 ? 8 : 0);
		final ByteBuffer bytes = little(pixelsAt - at).putShort((short) entries.size());
		for (final int[] entry : entries) {
			bytes.putShort((short) entry[0]).putShort((short) entry[1]).putInt(entry[2]).putInt(switch (entry[0]) {
				case 270 -> textAt;
				case 273 -> pixelsAt;
				case 282, 283 -> resolutionAt;
				default -> entry[3];
			});
		}
		bytes.putInt(last ? 0 : pixelsAt + pixelBytes).put(text);
		if (text.length > 0) {
			bytes.putInt(1_000_000).putInt((int) Math.round(1_000_000 * pixelUm));
		}
		return bytes.array();
	}

	private static ByteBuffer little(final int length) {
		return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
	}
}
