/**
 * The stand-in for LinkedIn's API, with its leads.
 *
 * <p>Faults and tokens belong to sandbox.platform.
 *
 * <p>Start with {@link LinkedInPaths}.
 */
package es.sml.connector.sandbox.linkedin;
