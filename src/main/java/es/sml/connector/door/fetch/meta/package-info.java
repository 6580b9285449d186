/**
 * Meta's Graph API, with its forms, leads and failures.
 *
 * <p>The parts that the platforms share belong to door.fetch.api.
 *
 * <p>Start with {@link MetaApi}.
 */
package es.sml.connector.door.fetch.meta;
