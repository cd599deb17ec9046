package org.apical.io;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import loci.formats.FormatException;
import loci.formats.FormatTools;
import loci.formats.IFormatReader;

/** Open readers that are not in use, so that every thread finds one; the longest unused are closed first. */
final class Readers implements AutoCloseable {

	private static final int IDLE = 16;

	private final Deque<Open> idle = new ArrayDeque<>();
	private boolean closed;

	/** A reader, its file, and room for the bytes of one plane. */
	record Open(MovieFile file, IFormatReader reader, byte[] bytes) {

		void close() {
			try {
				reader.close();
			} catch (final IOException e) {
				// nothing was written, so nothing is lost
			}
		}
	}

	Open take(final MovieFile file) throws FormatException, IOException {
		synchronized (this) {
			for (final Iterator<Open> each = idle.iterator(); each.hasNext();) {
				final Open open = each.next();
				if (open.file == file) {
					each.remove();
					return open;
				}
			}
		}
		final IFormatReader reader = file.open();
		return new Open(file, reader, new byte[FormatTools.getPlaneSize(reader)]);
	}

	synchronized void giveBack(final Open open) {
		if (closed) {
			open.close();
			return;
		}
		idle.addFirst(open);
		if (idle.size() > IDLE) {
			idle.removeLast().close();
		}
	}

	@Override
	public synchronized void close() {
		closed = true;
		idle.forEach(Open::close);
		idle.clear();
	}
}
