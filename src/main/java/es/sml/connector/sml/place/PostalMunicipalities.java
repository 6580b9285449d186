package es.sml.connector.sml.place;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;

/** Postal codes that belong to one municipality alone, read at the first use. */
final class PostalMunicipalities {
  private static final int DIGITS = 5;
  private static final int LAST = DIGITS + 1;
  private static final int NAME = LAST + DIGITS + 1;
  private static final String[] ROWS = BundledData.lines("/sml/postal-municipalities.txt");
  private static final Comparator<String> BY_FIRST_CODE =
      Comparator.comparing(row -> row.substring(0, DIGITS));

  private PostalMunicipalities() {}

  /** Returns the municipality of a five-digit code; empty if there are several or none. */
  static Optional<String> of(String code) {
    int place = Arrays.binarySearch(ROWS, code, BY_FIRST_CODE);
    int row = place >= 0 ? place : -place - 2; // the row before its place
    return row >= 0 && code.compareTo(ROWS[row].substring(LAST, LAST + DIGITS)) <= 0
        ? Optional.of(ROWS[row].substring(NAME))
        : Optional.empty();
  }
}
