/**
 * The entry to the sandbox: its server, its wiring, its paths and the controls for tests.
 *
 * <p>The operations behind the paths are in sandbox.operation.
 *
 * <p>Start with {@link Sandbox}.
 */
package es.sml.connector.sandbox;
