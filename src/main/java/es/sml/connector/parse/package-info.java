/** Turns raw messages into canonical leads, with one class for each format. */
package es.sml.connector.parse;
