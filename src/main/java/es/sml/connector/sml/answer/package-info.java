/**
 * What SML answers, as records. Their components are named as in openapi.yaml, in camel case, and
 * any of them may be null: what SML sent instead, or beside them, is in {@link
 * es.sml.connector.sml.answer.Answer#more()}. Times are texts, to be written as SML wrote them.
 */
package es.sml.connector.sml.answer;
