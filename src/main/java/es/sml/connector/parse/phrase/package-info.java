/** Phrases that show what a text is about. */
package es.sml.connector.parse.phrase;
