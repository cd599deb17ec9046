/**
 * What could deceive: the gate, the controls, light and groups of animals. The doors are
 * {@link org.apical.signal.controls.GateTest}, {@link org.apical.signal.controls.Controls} and
 * {@link org.apical.signal.controls.Perturbation}.
 */
package org.apical.signal.controls;
