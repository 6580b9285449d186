/** The command line, and how a runtime is put together. */
package es.sml.connector.cli;
