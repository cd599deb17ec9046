package org.apical.io.movie;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The metadata that ScanImage writes into its TIFF files, as text in the first page's {@code Software} or
 * {@code ImageDescription}: version 3 ({@code state.acq}), versions 4 and 5 ({@code scanimage.SI…}) and from
 * 2016 on ({@code SI.…}). The pages of a file are the saved channels of the first frame, then those of the next
 * frame.
 *
 * @param channels the number of channels that were saved
 * @param planes the number of frames of a volume, flyback frames included; 1 without volumes
 * @param frameRateHz frames per second of one channel, all planes counted; NaN if not stated
 * @param fieldOfViewUm the width of the image, µm; NaN if not stated
 */
record ScanImage(int channels, int planes, double frameRateHz, double fieldOfViewUm) {

	private static final String NUMBER = "\\s*=\\s*([\\d.eE+-]+)";
	private static final String LIST = "\\s*=\\s*(\\[[^\\]]*\\]|[\\d.]+)";
	private static final Pattern IS = Pattern.compile("(?m)^(scanimage\\.)?SI\\d?\\.|^state\\.acq\\.");
	private static final Pattern RATE = Pattern.compile("scanFrameRate" + NUMBER + "|state\\.acq\\.frameRate" + NUMBER);
	private static final Pattern AVERAGED = Pattern.compile("logAverageFactor" + NUMBER);
	private static final Pattern CHANNELS = Pattern.compile("channels?Save" + LIST);
	private static final Pattern CHANNEL_COUNT = Pattern.compile("state\\.acq\\.numberOfChannelsSave" + NUMBER);
	private static final Pattern VOLUMES = Pattern.compile("hFastZ\\.enable\\s*=\\s*(true|1)\\b");
	private static final Pattern PLANES = Pattern.compile("hFastZ\\.numFramesPerVolume" + NUMBER);
	private static final Pattern FIELD = Pattern.compile("imagingFovUm" + LIST);

	/**
	 * @param text the text of the first page's tags
	 * @return the metadata; empty if ScanImage has not written the file
	 */
	static Optional<ScanImage> of(final String text) {
		if (!IS.matcher(text).find()) {
			return Optional.empty();
		}
		final double channels = number(CHANNEL_COUNT, text).orElse((double) Math.max(1, numbers(CHANNELS, text).length));
		final double planes = VOLUMES.matcher(text).find() ? number(PLANES, text).orElse(1.0) : 1;
		final double averaged = number(AVERAGED, text).filter(factor -> factor >= 1).orElse(1.0);
		final double[] corners = numbers(FIELD, text);
		final double[] x = new double[corners.length / 2];
		Arrays.setAll(x, i -> corners[2 * i]);
		return Optional.of(new ScanImage(count(channels), count(planes),
			number(RATE, text).filter(rate -> rate > 0).orElse(Double.NaN) / averaged,
			Arrays.stream(x).max().orElse(Double.NaN) - Arrays.stream(x).min().orElse(Double.NaN)));
	}

	private static int count(final double value) {
		return value >= 1 && value < 1e4 ? (int) value : 1;
	}

	private static Optional<Double> number(final Pattern pattern, final String text) {
		final Matcher matcher = pattern.matcher(text);
		if (!matcher.find()) {
			return Optional.empty();
		}
		final String found = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
		return parsed(found);
	}

	private static Optional<Double> parsed(final String text) {
		try {
			return Optional.of(Double.parseDouble(text));
		} catch (final NumberFormatException e) {
			return Optional.empty();
		}
	}

	/** The numbers of a MATLAB array, row after row. */
	private static double[] numbers(final Pattern pattern, final String text) {
		final Matcher matcher = pattern.matcher(text);
		return !matcher.find() ? new double[0] : Arrays.stream(matcher.group(1).replaceAll("[\\[\\]]", " ").trim()
			.split("[;,\\s]+")).flatMap(word -> parsed(word).stream()).mapToDouble(Double::doubleValue).toArray();
	}
}
