/**
 * How units of work are run, skipped and resumed: the entry points are {@link org.apical.flow.run.Runner} and
 * {@link org.apical.flow.run.Unit}.
 */
package org.apical.flow.run;
