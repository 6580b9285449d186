/**
 * The questions and answers of one form, from JSON, a posted form or an advertisement.
 *
 * <p>The recognition of a single question is in parse.question.
 *
 * <p>Start with {@link FormAnswers}.
 */
package es.sml.connector.parse.answer;
