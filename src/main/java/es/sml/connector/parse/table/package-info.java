/**
 * The format of CSV tables: one row, one lead.
 *
 * <p>The columns of tables in a mail's text are in parse.line.
 *
 * <p>Start with {@link CsvFormat}.
 */
package es.sml.connector.parse.table;
