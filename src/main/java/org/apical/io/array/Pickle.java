package org.apical.io.array;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apical.InvalidInputException;

/**
 * Reads Python's pickles, protocols 2 to 5, without running any code. The results are null, Boolean, Long,
 * BigInteger, Double, String, bytes, lists (also for tuples), maps with text or number keys, and
 * {@link PickledArray}. A pickle can name any function for Python to call; here only the few that NumPy needs
 * for its arrays are known. Dates are read as null, paths as the list of their parts, and every other name is
 * refused. The result takes a few times the file's size in memory.
 */
final class Pickle {

	private static final Object MARK = new Object();
	private static final String ARRAY = "_reconstruct";
	private static final Set<String> NUMPY_CORE = Set.of("numpy.core.multiarray", "numpy._core.multiarray");
	private static final Set<String> NUMPY_BUFFERS = Set.of("numpy.core.numeric", "numpy._core.numeric");
	private static final Set<String> DATES = Set.of("datetime", "date", "time", "timedelta", "timezone");

	/** The name of a Python function or class in the pickle. */
	private record Name(String module, String name) {

		boolean known() {
			return NUMPY_CORE.contains(module) && (name.equals(ARRAY) || name.equals("scalar"))
				|| NUMPY_BUFFERS.contains(module) && name.equals("_frombuffer")
				|| module.equals("numpy") && (name.equals("ndarray") || name.equals("dtype"))
				|| module.equals("_codecs") && name.equals("encode") || isDate() || isPath();
		}

		boolean isDate() {
			return module.equals("datetime") && DATES.contains(name);
		}

		boolean isPath() {
			return module.startsWith("pathlib") && name.endsWith("Path");
		}
	}

	private final ByteBuffer in;
	private final String file;
	private final List<Object> stack = new ArrayList<>();
	private final Map<Integer, Object> memo = new HashMap<>();

	private Pickle(final ByteBuffer in, final String file) {
		this.in = in.order(ByteOrder.LITTLE_ENDIAN);
		this.file = file;
	}

	/**
	 * Reads the object in a pickle.
	 *
	 * @param bytes the pickle, from its first byte on
	 * @param file the name of the file in messages
	 * @throws InvalidInputException if the pickle is damaged, or has a name or an instruction that is not known
	 */
	static Object read(final ByteBuffer bytes, final String file) {
		final Pickle pickle = new Pickle(bytes.slice(), file);
		try {
			return pickle.run();
		} catch (final InvalidInputException e) {
			throw e;
		} catch (final RuntimeException e) {
			// A wrong byte may lead to a stack with too few values, a wrong type, or a length beyond the end.
			throw new InvalidInputException(
				file + ": is damaged; its pickle cannot be followed beyond byte " + pickle.in.position());
		}
	}

	private Object run() {
		for (int code = in.get() & 0xFF; code != '.'; code = in.get() & 0xFF) {
			final boolean done = value(code) || text(code) || container(code) || remembered(code) || object(code);
			if (!done) {
				throw new InvalidInputException(file + ": its pickle has the instruction " + code + ", which Apical does not"
					+ " follow: it reads arrays, dictionaries, lists, texts and numbers, and runs nothing");
			}
		}
		return pop();
	}

	private boolean value(final int code) {
		switch (code) {
			case 0x80 -> in.get(); // protocol
			case 0x95 -> in.getLong(); // frame
			case 'N' -> push(null);
			case 0x88 -> push(true);
			case 0x89 -> push(false);
			case 'K' -> push((long) (in.get() & 0xFF));
			case 'M' -> push((long) (in.getShort() & 0xFFFF));
			case 'J' -> push((long) in.getInt());
			case 0x8A -> push(integer(in.get() & 0xFF));
			case 0x8B -> push(integer(in.getInt()));
			case 'G' -> push(Double.longBitsToDouble(Long.reverseBytes(in.getLong())));
			default -> {
				return false;
			}
		}
		return true;
	}

	private boolean text(final int code) {
		switch (code) {
			case 'U', 0x8C, 'C' -> push(bytes(code, in.get() & 0xFF));
			case 'T', 'X', 'B' -> push(bytes(code, in.getInt()));
			case 0x8D, 0x8E, 0x96 -> push(bytes(code, Math.toIntExact(in.getLong())));
			default -> {
				return false;
			}
		}
		return true;
	}

	private boolean container(final int code) {
		switch (code) {
			case '(' -> push(MARK);
			case ')', ']' -> push(new ArrayList<>());
			case '}' -> push(new LinkedHashMap<>());
			case 't', 'l' -> push(popToMark());
			case 0x85 -> push(pop(1));
			case 0x86 -> push(pop(2));
			case 0x87 -> push(pop(3));
			case 'd' -> put(popToMark(), new LinkedHashMap<>());
			case 'a' -> append(pop(1));
			case 'e' -> append(popToMark());
			case 's' -> put(pop(2), map(pop()));
			case 'u' -> put(popToMark(), map(pop()));
			default -> {
				return false;
			}
		}
		return true;
	}

	private boolean remembered(final int code) {
		switch (code) {
			case '0' -> pop();
			case '1' -> popToMark();
			case '2' -> push(top());
			case 'q' -> memo.put(in.get() & 0xFF, top());
			case 'r' -> memo.put(in.getInt(), top());
			case 0x94 -> memo.put(memo.size(), top());
			case 'h' -> push(recall(in.get() & 0xFF));
			case 'j' -> push(recall(in.getInt()));
			default -> {
				return false;
			}
		}
		return true;
	}

	private boolean object(final int code) {
		switch (code) {
			case 'c' -> push(known(new Name(line(), line())));
			case 0x93 -> {
				final List<Object> name = pop(2);
				push(known(new Name((String) name.get(0), (String) name.get(1))));
			}
			case 'R' -> {
				final List<Object> call = pop(2);
				push(called((Name) call.get(0), (List<?>) call.get(1)));
			}
			case 'b' -> build((List<?>) pop());
			default -> {
				return false;
			}
		}
		return true;
	}

	private Name known(final Name name) {
		if (!name.known()) {
			throw new InvalidInputException(file + ": would have Python use " + name.module + "." + name.name + ", which is"
				+ " refused: Apical reads arrays, dictionaries, lists, texts and numbers, and runs nothing");
		}
		return name;
	}

	private Object called(final Name name, final List<?> arguments) {
		if (name.isDate()) {
			return null;
		}
		if (name.isPath()) {
			return arguments;
		}
		return switch (name.name) {
			case ARRAY -> new PickledArray();
			case "dtype" -> new PickledArray.Type((String) arguments.get(0));
			case "scalar" -> ((PickledArray.Type) arguments.get(0)).number((ByteBuffer) arguments.get(1));
			case "_frombuffer" -> PickledArray.of((ByteBuffer) arguments.get(0), (PickledArray.Type) arguments.get(1));
			case "encode" -> ByteBuffer.wrap(((String) arguments.get(0)).getBytes(StandardCharsets.ISO_8859_1));
			default -> throw new InvalidInputException(file + ": would have Python call " + name.module + "." + name.name
				+ ", which is refused: Apical runs nothing");
		};
	}

	/** Sets the state of the array or type on top of the stack; no other object has one. */
	private void build(final List<?> state) {
		if (top() instanceof PickledArray array) {
			array.set(state);
		} else {
			((PickledArray.Type) top()).set(state);
		}
	}

	private Object integer(final int length) {
		final byte[] little = new byte[require(length)];
		in.get(little);
		final byte[] big = new byte[length + 1];
		for (int i = 0; i < length; i++) {
			big[length - i] = little[i];
		}
		big[0] = (byte) (length > 0 && little[length - 1] < 0 ? -1 : 0);
		final BigInteger value = new BigInteger(big);
		return value.bitLength() < Long.SIZE ? (Object) value.longValue() : value;
	}

	/** Reads a text, or bytes, which are a view of the file's bytes. */
	private Object bytes(final int code, final int length) {
		final ByteBuffer bytes = in.slice().limit(require(length)).slice();
		in.position(in.position() + length);
		return switch (code) {
			case 'C', 'B', 0x8E, 0x96 -> bytes;
			case 'U', 'T' -> StandardCharsets.ISO_8859_1.decode(bytes).toString();
			default -> StandardCharsets.UTF_8.decode(bytes).toString();
		};
	}

	/** @throws IllegalArgumentException if fewer than {@code length} bytes are left */
	private int require(final int length) {
		if (length < 0 || length > in.remaining()) {
			throw new IllegalArgumentException();
		}
		return length;
	}

	private String line() {
		final StringBuilder line = new StringBuilder();
		for (char c = (char) in.get(); c != '\n'; c = (char) in.get()) {
			line.append(c);
		}
		return line.toString();
	}

	private void push(final Object value) {
		stack.add(value);
	}

	private Object top() {
		return stack.get(stack.size() - 1);
	}

	private Object pop() {
		return stack.remove(stack.size() - 1);
	}

	private List<Object> pop(final int count) {
		final List<Object> last = stack.subList(stack.size() - count, stack.size());
		final List<Object> values = new ArrayList<>(last);
		last.clear();
		return values;
	}

	private List<Object> popToMark() {
		int from = stack.size() - 1;
		while (stack.get(from) != MARK) {
			from--;
		}
		final List<Object> values = pop(stack.size() - from - 1);
		pop();
		return values;
	}

	private Object recall(final int key) {
		if (!memo.containsKey(key)) {
			throw new IllegalArgumentException();
		}
		return memo.get(key);
	}

	@SuppressWarnings("unchecked")
	private static Map<Object, Object> map(final Object value) {
		return (Map<Object, Object>) value;
	}

	@SuppressWarnings("unchecked")
	private void append(final List<Object> values) {
		((List<Object>) top()).addAll(values);
	}

	/**
	 * Adds entries to a map. Keys must be texts or numbers: the hash of a list that contains itself would never
	 * end.
	 */
	private void put(final List<Object> entries, final Map<Object, Object> into) {
		for (int i = 0; i < entries.size(); i += 2) {
			final Object key = entries.get(i);
			if (!(key instanceof String || key instanceof Long || key instanceof Double)) {
				throw new InvalidInputException(file + ": has a dictionary whose keys are neither texts nor numbers");
			}
			into.put(key, entries.get(i + 1));
		}
		push(into);
	}
}
