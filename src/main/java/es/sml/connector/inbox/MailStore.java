package es.sml.connector.inbox;

/** The destination of mails. */
interface MailStore {
  /** Returns once the mail is on disk, or is recorded as one that will never be stored. */
  void store(ReceivedMail mail) throws NotStoredException;
}
