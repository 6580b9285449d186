package es.sml.connector.intake;

/**
 * How a done file is named after the file that it speaks for: {name} is that file's whole name,
 * {stem} the name without its extension.
 */
final class DoneFilePattern {
  private static final String NAME = "{name}";
  private static final String STEM = "{stem}";

  private final boolean whole;
  private final String before;
  private final String after;

  DoneFilePattern(String text) {
    whole = text.contains(NAME);
    String place = whole ? NAME : STEM;
    before = text.substring(0, text.indexOf(place));
    after = text.substring(text.indexOf(place) + place.length());
  }

  /**
   * @throws IllegalArgumentException when no file could be named so
   */
  static void check(String text) {
    String rest = text.replaceFirst("\\{name}|\\{stem}", "");
    if (rest.equals(text)
        || rest.isEmpty()
        || rest.chars().anyMatch(c -> c < ' ' || "{}/\\".indexOf(c) >= 0)) {
      throw new IllegalArgumentException(
          "done-file must be a file's name with {name} or {stem} in it, once, and more: {name}.done");
    }
  }

  String doneFileOf(String name) {
    return before + (whole ? name : DroppedName.stem(name)) + after;
  }

  boolean isDoneFile(String name) {
    return name.length() > before.length() + after.length()
        && name.startsWith(before)
        && name.endsWith(after);
  }
}
