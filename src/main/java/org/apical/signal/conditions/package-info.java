/**
 * The four conditions of a vectorized signal: the doors are {@link org.apical.signal.conditions.FourConditions} and
 * {@link org.apical.signal.conditions.Conditions}.
 */
package org.apical.signal.conditions;
