/**
 * The sandbox as a test uses it. {@link es.sml.connector.testing.sandbox.SandboxFault} says what
 * fails. Each call is compared with the description of SML's API.
 */
package es.sml.connector.testing.sandbox;
