/**
 * The effects that a study can find, computed before or after it is made. Start with
 * {@link org.apical.signal.power.Power} and {@link org.apical.signal.power.PowerOfStudy}.
 */
package org.apical.signal.power;
