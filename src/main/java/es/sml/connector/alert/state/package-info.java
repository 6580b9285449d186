/**
 * From the problems of the moment to the notices that people get, without clock and database.
 *
 * <p>The database belongs to alert.store.
 *
 * <p>Start with {@link AlertMachine}.
 */
package es.sml.connector.alert.state;
