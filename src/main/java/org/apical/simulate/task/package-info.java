/**
 * The task: spikes, decoder, closed loop, dendritic signals and learning. The entry points are {@link
 * org.apical.simulate.task.Task} and {@link org.apical.simulate.task.Mechanism}.
 */
package org.apical.simulate.task;
