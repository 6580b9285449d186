/**
 * The connector and its peers in one process: sandbox, mail server, broker and dealers.
 *
 * <p>The order of the demo's steps is in demo.
 *
 * <p>Start with {@link Installation}.
 */
package es.sml.connector.demo.installation;
