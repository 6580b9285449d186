/**
 * The user's test cases for messages, and the reading of their files.
 *
 * <p>The command that runs them is in cli.parse; an operator's new template is tested in
 * runtime.teach.
 *
 * <p>Start with {@link TestCase}.
 */
package es.sml.connector.runtime.testcase;
