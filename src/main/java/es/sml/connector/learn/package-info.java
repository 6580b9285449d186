/**
 * The proposal of a template from the mails of one sender, with a finder for each kind of entry.
 *
 * <p>The text of the template is written in learn.template.
 *
 * <p>Start with {@link Learner}.
 */
package es.sml.connector.learn;
