package es.sml.connector.inbox.setting;

/** The action on a stored mail. */
public enum AfterStore {
  /** Moves it to the processed folder. */
  MOVE,
  /** Marks it as read. */
  MARK,
  /** Leaves it unchanged. */
  LEAVE
}
