/** Reads the configuration files and reports each problem with its file and line. */
package es.sml.connector.config;
