/**
 * The requests in customers' sentences and answers, and the types of SML's tasks.
 *
 * <p>The drafts of tasks are in parse.draft.
 *
 * <p>Start with {@link SentenceReader}.
 */
package es.sml.connector.parse.request;
