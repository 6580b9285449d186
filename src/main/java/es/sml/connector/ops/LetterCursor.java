package es.sml.connector.ops;

/**
 * After which letter a page begins.
 *
 * @param buried the time of the last letter of the page before
 * @param id of that letter; empty for before all of that time
 */
record LetterCursor(long buried, String id) {
  static LetterCursor read(String written) {
    String[] parts = written.split("-", 2);
    try {
      return new LetterCursor(Long.parseLong(parts[0]), parts.length > 1 ? parts[1] : "");
    } catch (NumberFormatException e) {
      throw OpsException.wrong("after is what the page before gives as next");
    }
  }

  static LetterCursor of(LetterPlace last) {
    return new LetterCursor(last.buried(), last.id());
  }

  String written() {
    return buried + "-" + id;
  }

  /** As a place to compare with. */
  LetterPlace place() {
    return new LetterPlace(null, buried, id, null, null, null, null, 1);
  }
}
