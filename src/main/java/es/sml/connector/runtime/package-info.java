/** How a running connector is put together from its configuration and its routes. */
package es.sml.connector.runtime;
