package org.apical.io.movie;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import loci.formats.FormatException;

/**
 * Keeps movie files open that no thread is using, for the next thread; those unused for longest are closed
 * first.
 */
final class Readers implements AutoCloseable {

	/** How many unused files are kept open. */
	private static final int IDLE = 16;

	private final Deque<Open> idle = new ArrayDeque<>();
	private boolean closed;

	/** An open file, and a buffer for the bytes of one frame. */
	record Open(MovieFile file, Planes planes, byte[] bytes) {

		void close() {
			try {
				planes.close();
			} catch (final IOException e) {
				// nothing was written, so nothing is lost
			}
		}
	}

	/** Reads from an open file. */
	interface Task {
		void read(Open open) throws FormatException, IOException;
	}

	/** Runs a task with an open file. If the task fails, the file is closed and not used again. */
	void use(final MovieFile file, final Task task) throws FormatException, IOException {
		final Open open = take(file);
		boolean read = false;
		try {
			task.read(open);
			read = true;
		} finally {
			if (read) {
				giveBack(open);
			} else {
				open.close();
			}
		}
	}

	private Open take(final MovieFile file) throws FormatException, IOException {
		synchronized (this) {
			for (final Iterator<Open> each = idle.iterator(); each.hasNext();) {
				final Open open = each.next();
				if (open.file == file) {
					each.remove();
					return open;
				}
			}
		}
		return new Open(file, file.open(), new byte[file.frameBytes()]);
	}

	private synchronized void giveBack(final Open open) {
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
