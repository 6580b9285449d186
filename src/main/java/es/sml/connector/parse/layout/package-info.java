/**
 * The words that show a mail's layout: headings, boilerplate and the heads of quoted mails.
 *
 * <p>The words of labels are in parse.label.
 *
 * <p>Start with {@link LayoutWords}.
 */
package es.sml.connector.parse.layout;
