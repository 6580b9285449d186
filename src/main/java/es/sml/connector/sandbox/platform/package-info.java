/**
 * Faults, tokens and controls that the stand-ins for advertising platforms share.
 *
 * <p>The platforms are in sandbox.graph and sandbox.linkedin.
 *
 * <p>Start with {@link FaultyResponder}.
 */
package es.sml.connector.sandbox.platform;
