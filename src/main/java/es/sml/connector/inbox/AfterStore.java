package es.sml.connector.inbox;

/** What is done with a mail once it is stored. */
public enum AfterStore {
  /** Moved to the processed folder. */
  MOVE,
  /** Marked as read. */
  MARK,
  /** Nothing. */
  LEAVE
}
