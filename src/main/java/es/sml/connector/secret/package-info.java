/** Values that must never print; every package may use them. */
package es.sml.connector.secret;
