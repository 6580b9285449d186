/** Health of the running connector. */
package es.sml.connector.ops;
