package es.sml.connector.inbox.imap;

/**
 * The state of a folder at its opening.
 *
 * @param uidValidity the validity of its UIDs; 0 if the server gives none
 * @param uidNext the next mail's UID; 0 if the server does not give it
 * @param keywords true if mails accept custom keywords
 */
public record SelectedFolder(
    long uidValidity, long uidNext, int mails, boolean readOnly, boolean keywords) {}
