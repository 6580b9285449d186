/**
 * SML's responses as records. Their components are named as in openapi.yaml, in camel case, and
 * each of them may be null. {@link es.sml.connector.sml.answer.Answer#more()} holds the other
 * fields that SML sent. Times are texts, so that they are written as SML wrote them.
 */
package es.sml.connector.sml.answer;
