/**
 * Checks of what could deceive the test: the gate and the controls; and the effects of light and of groups of animals.
 * Start with {@link org.apical.signal.controls.GateTest}, {@link org.apical.signal.controls.Controls} and
 * {@link org.apical.signal.controls.Perturbation}.
 */
package org.apical.signal.controls;
