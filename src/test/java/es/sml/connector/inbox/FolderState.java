package es.sml.connector.inbox;

import java.util.List;

/** The content of a folder at one moment. */
record FolderState(long uidValidity, long uidNext, List<StoredMail> mails) {}
