package es.sml.connector.learn.layout;

/**
 * A line of a mail.
 *
 * @param text without spaces around
 * @param label of a labelled line, as written; otherwise empty
 * @param value of a labelled line; otherwise empty
 */
public record Line(String text, Type type, String label, String value) {
  /** The part of a line in the sender's layout. */
  public enum Type {
    BLANK,
    /** The same in most mails. */
    CONSTANT,
    /** The same label in several mails, with a value that varies. */
    LABELLED,
    /** The same sentence in most mails, with values that vary. */
    SENTENCE,
    /** Text that varies. */
    FREE
  }

  static Line of(String text, Type type) {
    return new Line(text, type, "", "");
  }

  public boolean is(Type other) {
    return type == other;
  }

  /** Returns whether it ends a varying region. */
  public boolean isBoundary() {
    return type == Type.CONSTANT || type == Type.LABELLED || type == Type.SENTENCE;
  }
}
