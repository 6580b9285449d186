package es.sml.connector.inbox;

import java.util.List;

/** What a folder has at one moment. */
record FolderState(long uidValidity, long uidNext, List<StoredMail> mails) {}
