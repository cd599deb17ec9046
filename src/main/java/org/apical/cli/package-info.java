/** The command line: thin commands over {@code flow}. */
package org.apical.cli;
