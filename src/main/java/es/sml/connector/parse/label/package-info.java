/** Labels: the words before a value, and the fields that they name. */
package es.sml.connector.parse.label;
