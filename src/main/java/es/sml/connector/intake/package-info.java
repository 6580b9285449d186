/**
 * The entry of messages into the inbound queue, and the limits that they must meet.
 *
 * <p>Files belong to intake.file, and mails belong to inbox.
 *
 * <p>Start with {@link LeadIntake}.
 */
package es.sml.connector.intake;
