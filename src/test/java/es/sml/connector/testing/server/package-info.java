/**
 * Servers of others, for tests: brokers, a database, mailboxes, a file server and a proxy that
 * disturbs.
 */
package es.sml.connector.testing.server;
