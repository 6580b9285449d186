/** The command line. */
package es.sml.connector.cli;
