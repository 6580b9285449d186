package es.sml.connector.inbox;

/** Where a mail goes. */
interface MailStore {
  /** Returns once the mail is on disk, or noted as one that never will be. */
  void store(ReceivedMail mail) throws NotStoredException;
}
