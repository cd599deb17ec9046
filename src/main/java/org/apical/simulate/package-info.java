/**
 * Studies with known truth: {@code task} simulates the brain–computer interface, {@code images} renders it as plain
 * movies and {@code tissue} as movies of crowded tissue, {@code pairs} simulates it trial by trial, and {@code score}
 * compares results with the truth.
 */
package org.apical.simulate;
