/**
 * The types of the ops API that all its packages use: endpoints, requests, responses, errors and
 * paging.
 *
 * <p>The check of tokens is in ops.access.
 *
 * <p>Start with {@link OpsRequest}.
 */
package es.sml.connector.ops.http;
