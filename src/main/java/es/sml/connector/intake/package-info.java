/** From mailbox, queue and folder to raw messages. */
package es.sml.connector.intake;
