/**
 * The interface of all formats, and the classes that they share for one message.
 *
 * <p>Each format is in the package of its kind, such as parse.adf or parse.chat.
 *
 * <p>Start with {@link LeadFormat}.
 */
package es.sml.connector.parse.format;
