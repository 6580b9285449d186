/** Sentences of customers: what they ask for, and whose cars they name. */
package es.sml.connector.parse.request;
