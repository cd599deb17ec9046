/**
 * Soma–dendrite pairs and what is asked of them, in rooms from the ground up: {@code pairs}, {@code estimate},
 * {@code roles}, {@code controls}, {@code verdict}, {@code power} and {@code conditions}.
 */
package org.apical.signal;
