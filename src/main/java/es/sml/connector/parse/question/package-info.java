/**
 * The recognition of form questions by their words or by their answers.
 *
 * <p>The answers of a complete form are in parse.answer.
 *
 * <p>Start with {@link AnsweredQuestion}.
 */
package es.sml.connector.parse.question;
