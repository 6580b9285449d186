/**
 * Requests to a platform's API, with their failures and waiting times.
 *
 * <p>The platforms are in door.fetch.meta and door.fetch.linkedin. The decision about a lead
 * without data belongs to door.fetch.
 *
 * <p>Start with {@link LeadApi}.
 */
package es.sml.connector.door.fetch.api;
