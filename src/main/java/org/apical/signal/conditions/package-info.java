/**
 * The four conditions of a vectorized signal. Start with {@link org.apical.signal.conditions.FourConditions} and
 * {@link org.apical.signal.conditions.Conditions}.
 */
package org.apical.signal.conditions;
