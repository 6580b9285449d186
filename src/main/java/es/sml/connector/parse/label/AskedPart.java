package es.sml.connector.parse.label;

import java.util.Optional;

/** The question that ends the words of a talking form: "Nice to meet you, Ana. Your surname?" */
final class AskedPart {
  private static final int LONGEST = 300;
  private static final String ENDS = ".!?:\u2026";

  private AskedPart() {}

  /** Returns the last question without the words before it; empty if it is alone. */
  static Optional<String> of(String label) {
    int end = label.length() - 1;
    if (end < 1 || end > LONGEST || label.charAt(end) != '?') {
      return Optional.empty();
    }
    int start = label.lastIndexOf('\u00bf') + 1;
    for (int i = end - 1; start == 0 && i > 0; i--) {
      boolean ends = ENDS.indexOf(label.charAt(i - 1)) >= 0 && label.charAt(i) == ' ';
      start = ends ? i + 1 : 0;
    }
    start = start > 1 ? start : label.indexOf(", ") + 1;
    return start > 1 ? Optional.of(label.substring(start).strip()) : Optional.empty();
  }
}
