/**
 * LinkedIn's API of lead form responses, with its leads and failures.
 *
 * <p>The parts that the platforms share belong to door.fetch.api.
 *
 * <p>Start with {@link LinkedInApi}.
 */
package es.sml.connector.door.fetch.linkedin;
