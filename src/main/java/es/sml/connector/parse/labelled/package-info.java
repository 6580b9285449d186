/**
 * The format of mails with "Label: value" lines, with or without a sender's template.
 *
 * <p>The description of a template is in parse.template, and single lines are in parse.line.
 *
 * <p>Start with {@link LabelledMailFormat}.
 */
package es.sml.connector.parse.labelled;
