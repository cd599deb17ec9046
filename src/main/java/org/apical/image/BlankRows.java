package org.apical.image;

/** Rows lost to photostimulation in every frame: from {@code first} to before {@code end}. */
public record BlankRows(int first, int end) {

	public static final BlankRows NONE = new BlankRows(0, 0);
}
