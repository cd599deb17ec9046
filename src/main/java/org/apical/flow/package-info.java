/**
 * The stages joined to files: what a unit of work reads and writes, when it is up to date, and how units are run so that
 * a result folder holds only finished work.
 */
package org.apical.flow;
