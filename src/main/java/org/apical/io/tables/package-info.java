/**
 * The tables that single commands read and write: {@link org.apical.io.tables.PairsCsv},
 * {@link org.apical.io.tables.DaysCsv}, {@link org.apical.io.tables.EventTables} and
 * {@link org.apical.io.tables.RecoveryCsv}.
 */
package org.apical.io.tables;
