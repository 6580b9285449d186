/** Reads the configuration files and says what is wrong in them, by file and line. */
package es.sml.connector.config;
