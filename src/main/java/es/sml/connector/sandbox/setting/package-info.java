/**
 * The start settings of the sandbox, and the names of its operations.
 *
 * <p>Faults that a test sets later are in sandbox.request.
 *
 * <p>Start with {@link SandboxSettings}.
 */
package es.sml.connector.sandbox.setting;
