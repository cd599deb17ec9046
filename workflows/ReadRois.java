import ij.gui.Roi;
import ij.io.RoiDecoder;
import java.awt.Point;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Opens ROI sets with ImageJ and prints the pixels that ImageJ finds in each ROI: set, roi, x, y. See roundtrip.sh. */
public final class ReadRois {

	private ReadRois() {}

	public static void main(final String[] sets) throws IOException {
		for (final String set : sets) {
			try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(Path.of(set)))) {
				for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
					final Roi roi = new RoiDecoder(zip.readAllBytes(), entry.getName()).getRoi();
					for (final Point pixel : roi.getContainedPoints()) {
						System.out.println(set + "," + roi.getName() + "," + pixel.x + "," + pixel.y);
					}
				}
			}
		}
	}
}
