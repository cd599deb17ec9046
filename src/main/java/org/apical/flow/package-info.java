/**
 * The stages joined to files: {@code run} runs units of work so that a result folder holds only finished work,
 * {@code stages} are the eight stages of a study, {@code tasks} the commands on single files, and {@code validity} asks
 * how often the tests are right.
 */
package org.apical.flow;
