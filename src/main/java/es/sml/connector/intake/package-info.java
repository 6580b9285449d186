/** Receives raw messages from mailboxes, queues and folders. */
package es.sml.connector.intake;
