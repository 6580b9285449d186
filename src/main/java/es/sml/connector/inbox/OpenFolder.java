package es.sml.connector.inbox;

/**
 * A folder as it was when it was opened.
 *
 * @param uidValidity of all UIDs in it; 0 where the server gives none
 * @param uidNext the next mail's UID; 0 where the server does not say
 * @param keywords whether mails can be given keywords of one's own
 */
record OpenFolder(long uidValidity, long uidNext, int mails, boolean readOnly, boolean keywords) {}
