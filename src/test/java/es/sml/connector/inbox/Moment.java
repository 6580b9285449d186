package es.sml.connector.inbox;

/** When, in the course of a command, something goes wrong. */
enum Moment {
  /** It has come and nothing is done. */
  RECEIVED,
  /** The mails are in the other folder and still in their own. */
  COPIED,
  /** It is done and its tagged answer is not sent. */
  DONE
}
