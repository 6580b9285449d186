package es.sml.connector.parse.contact;

import java.lang.Character.UnicodeScript;
import java.util.List;

/** Compares two forms of a person's name. */
final class NameForms {
  private static final int SHORTEST_FORM = 3;

  private NameForms() {}

  /** Returns whether a first name is short: "Inma" Lopera, "Rosi" Rosalía, "Tommy" Tommaso. */
  static boolean isShort(String shorter, String longer) {
    boolean pet = shorter.endsWith("y") || shorter.endsWith("i");
    return shorter.length() >= SHORTEST_FORM
        && (longer.startsWith(shorter)
            || (pet && longer.startsWith(shorter.substring(0, shorter.length() - 1)))
            || (shorter.length() == SHORTEST_FORM + 1
                && longer.startsWith(shorter.substring(0, SHORTEST_FORM))));
  }

  /** Returns whether initials stand in the shorter name: "J-B Lacaze". */
  static boolean areInitials(List<String> shorter, List<String> longer) {
    return longer.size() == shorter.size()
        && !longer.equals(shorter)
        && shorter.stream().anyMatch(word -> word.length() == 1);
  }

  /** Returns whether the names are in two scripts, as Cyrillic and Latin, so both may be one. */
  static boolean areOfTwoScripts(String one, String other) {
    return UnicodeScript.of(one.codePointAt(0)) != UnicodeScript.of(other.codePointAt(0));
  }
}
