package es.sml.connector.inbox;

/** The moment of a misbehaviour during a command. */
enum Moment {
  /** The command has arrived, without any effect yet. */
  RECEIVED,
  /** The mails are in the other folder and still in their own. */
  COPIED,
  /** The command is complete, but its tagged response is not sent. */
  DONE
}
