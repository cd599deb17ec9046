/**
 * Apical: from daily two-photon movies of somata and their apical dendrites to a verdict on whether neurons that must
 * fire more and neurons that must fire less receive opposing dendritic signals.
 *
 * <p>The data pass through {@code motion → align → segment → match → trace → signal → learning → report}.
 * Packages of these names hold the science and do not depend on each other; {@code flow} joins them to files.
 * This package holds only what all of them share: errors and progress.
 */
package org.apical;
