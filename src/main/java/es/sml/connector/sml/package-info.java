/**
 * The basic types of SML's API: operations, calls, accounts, settings with their defaults, JSON and
 * send deadlines.
 *
 * <p>The code that sends requests is in the inner packages, such as sml.http and sml.client.
 *
 * <p>Start with {@link SmlOperation}.
 */
package es.sml.connector.sml;
