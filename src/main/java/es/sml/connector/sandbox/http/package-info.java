/**
 * The basic types of requests and responses: bodies, pages, JSON values, times and error responses.
 *
 * <p>The processing of a request is in sandbox.request.
 *
 * <p>Start with {@link SandboxResponse}.
 */
package es.sml.connector.sandbox.http;
