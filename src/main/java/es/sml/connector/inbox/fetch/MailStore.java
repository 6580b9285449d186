package es.sml.connector.inbox.fetch;

/** The destination of mails. */
public interface MailStore {
  /** Returns once the mail is on disk, or is recorded as one that will never be stored. */
  void store(ReceivedMail mail) throws NotStoredException;
}
