package es.sml.connector.inbox.setting;

/**
 * The choices for a mail after its message is stored: move, mark as read or leave. {@code
 * PostProcessing} of inbox.reader does it.
 */
public enum AfterStore {
  /** Moves it to the processed folder. */
  MOVE,
  /** Marks it as read. */
  MARK,
  /** Leaves it unchanged. */
  LEAVE
}
