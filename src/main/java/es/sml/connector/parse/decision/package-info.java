/**
 * The decision on a mail or form: an enquiry, an automatic reply or other business mail.
 *
 * <p>The weights of the kinds of evidence are in parse.vocabulary.
 *
 * <p>Start with {@link Decision}.
 */
package es.sml.connector.parse.decision;
