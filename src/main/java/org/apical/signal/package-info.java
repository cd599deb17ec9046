/** Soma–dendrite pairs, the modulation of the dendrite that its soma does not explain, and the opposing-signal test. */
package org.apical.signal;
