package es.sml.connector.intake.folder;

/**
 * The name of a done file, built from the name of its data file. {name} is the whole file name, and
 * {stem} is the name without its extension. A pattern without either is refused.
 */
public final class DoneFilePattern {
  private static final String NAME = "{name}";
  private static final String STEM = "{stem}";

  private final boolean whole;
  private final String before;
  private final String after;

  public DoneFilePattern(String text) {
    whole = text.contains(NAME);
    String place = whole ? NAME : STEM;
    before = text.substring(0, text.indexOf(place));
    after = text.substring(text.indexOf(place) + place.length());
  }

  /**
   * @throws IllegalArgumentException if the pattern gives no usable file name
   */
  static void check(String text) {
    String rest = text.replaceFirst("\\{name}|\\{stem}", "");
    if (rest.equals(text)
        || rest.isEmpty()
        || rest.chars().anyMatch(c -> c < ' ' || "{}/\\".indexOf(c) >= 0)) {
      throw new IllegalArgumentException(
          "done-file must hold {name} or {stem} once, and other characters: for example {name}.done");
    }
  }

  public String doneFileOf(String name) {
    return before + (whole ? name : DroppedName.stem(name)) + after;
  }

  public boolean isDoneFile(String name) {
    return name.length() > before.length() + after.length()
        && name.startsWith(before)
        && name.endsWith(after);
  }
}
