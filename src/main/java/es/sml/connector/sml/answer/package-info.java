/**
 * The reader of SML's JSON responses, and the types that all records share.
 *
 * <p>Records of leads are in sml.answer.lead; records of reference lists are in
 * sml.answer.reference.
 *
 * <p>Start with {@link AnswerReader}.
 */
package es.sml.connector.sml.answer;
