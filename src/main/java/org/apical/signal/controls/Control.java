package org.apical.signal.controls;

import org.apical.signal.roles.Contrast;

/**
 * What the result should look like where something is known about it. No verdict rests on a control.
 *
 * @param name {@code scrambled_pairing}, {@code circular_shift}, {@code neutral_halves}, {@code split_dendrite},
 *        {@code covariates}, {@code neuropil}
 * @param contrast D in this control; NaN where the control has none
 * @param correlation of soma and dendrite within sessions as they stand in this control, mean over animals; of
 *        {@code split_dendrite} the reliability of the dendrite's amplitude; NaN of the others
 * @param asExpected whether it came out as it should
 * @param meaning what was done and found, and what it would mean if it were otherwise
 */
public record Control(String name, Contrast contrast, double correlation, boolean asExpected, String meaning) {}
