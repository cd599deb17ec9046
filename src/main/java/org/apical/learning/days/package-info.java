/**
 * The daily activity and the daily dendritic signal of every neuron. Start with
 * {@link org.apical.learning.days.DayTable} and {@link org.apical.learning.days.Activity}.
 */
package org.apical.learning.days;
