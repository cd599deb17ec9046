/**
 * What a study could see, before and after it was made: the doors are {@link org.apical.signal.power.Power} and
 * {@link org.apical.signal.power.PowerOfStudy}.
 */
package org.apical.signal.power;
