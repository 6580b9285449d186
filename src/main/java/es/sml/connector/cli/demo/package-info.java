/** The demo: everything in one process, real traffic, and an account of every message. */
package es.sml.connector.cli.demo;
