/**
 * Text files: CSV, YAML, JSON and numbers. The entry points are {@link org.apical.io.text.CsvTable} and
 * {@link org.apical.io.text.CsvOut} for tables, {@link org.apical.io.text.Json} and
 * {@link org.apical.io.text.YamlMap}.
 */
package org.apical.io.text;
