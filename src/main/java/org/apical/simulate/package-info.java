/**
 * Studies with known truth: spikes, closed loop, dendritic signals and learning, rendered as image movies; and the
 * measures by which results are scored against that truth.
 */
package org.apical.simulate;
