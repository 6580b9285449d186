/** From mailbox, queue and folder to raw messages on the inbound queue. */
package es.sml.connector.intake;
