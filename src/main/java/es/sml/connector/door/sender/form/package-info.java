/**
 * A website's form: its fields, origin, consent, protection from robots, and response.
 *
 * <p>Forms of lead platforms belong to door.sender.platform.
 *
 * <p>Start with {@link FormSender}.
 */
package es.sml.connector.door.sender.form;
