/**
 * The recorded data: animals, sessions, planes, trials, neurons. These are validated records without input or
 * output.
 */
package org.apical.study;
