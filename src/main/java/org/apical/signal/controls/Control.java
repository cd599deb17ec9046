package org.apical.signal.controls;

import org.apical.signal.roles.Contrast;

/**
 * The result of a control: an analysis whose outcome is known beforehand if all is well (docs/science.md, section
 * 4.12). No verdict rests on a control.
 *
 * @param name {@code scrambled_pairing}, {@code circular_shift}, {@code neutral_halves}, {@code split_dendrite},
 *        {@code covariates}, {@code neuropil}, {@code soma_brightness} or {@code soma_area}
 * @param contrast D in this control; NaN where the control has none
 * @param correlation correlation of soma and dendrite within sessions as they are paired in this control, mean over
 *        animals; for {@code split_dendrite} the reliability of the dendrite's amplitude; otherwise NaN
 * @param asExpected whether the result is as expected
 * @param meaning what was done and found, and what another result would mean
 */
public record Control(String name, Contrast contrast, double correlation, boolean asExpected, String meaning) {}
