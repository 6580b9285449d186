/**
 * Reports by mail, as plain text and HTML, in Spanish or English.
 *
 * <p>The numbers come from report.count.
 *
 * <p>Start with {@link ReportMails}.
 */
package es.sml.connector.report.mail;
