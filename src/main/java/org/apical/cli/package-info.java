/** The command line: thin front ends over the flow of stages. */
package org.apical.cli;
