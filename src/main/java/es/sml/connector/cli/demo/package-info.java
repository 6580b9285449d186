/**
 * The demo: the connector and its peers in one process, with real traffic and a check of every
 * message.
 */
package es.sml.connector.cli.demo;
