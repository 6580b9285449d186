/** Certificates: those that are trusted, those that are shown, and why one is refused. */
package es.sml.connector.tls;
