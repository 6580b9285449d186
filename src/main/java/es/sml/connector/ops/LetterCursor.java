package es.sml.connector.ops;

/**
 * The place after which a page begins.
 *
 * @param buried the time of the previous page's last dead letter
 * @param id its id; empty for the first of that time
 */
record LetterCursor(long buried, String id) {
  static LetterCursor read(String written) {
    String[] parts = written.split("-", 2);
    try {
      return new LetterCursor(Long.parseLong(parts[0]), parts.length > 1 ? parts[1] : "");
    } catch (NumberFormatException e) {
      throw OpsException.wrong("after must be the value of next of the previous page");
    }
  }

  static LetterCursor of(LetterPlace last) {
    return new LetterCursor(last.buried(), last.id());
  }

  String written() {
    return buried + "-" + id;
  }

  /** Returns the place for comparisons. */
  LetterPlace place() {
    return new LetterPlace(null, buried, id, null, null, null, null, 1);
  }
}
