/** What was recorded: animals, sessions, planes, trials, neurons. Records, validated, no input or output. */
package org.apical.study;
