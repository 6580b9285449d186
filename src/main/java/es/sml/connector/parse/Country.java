package es.sml.connector.parse;

import java.util.Locale;
import java.util.Set;

/** Tells Spain, whose provinces and localities SML knows, from the rest of the world. */
final class Country {
  private static final Set<String> SPAIN = Set.of("es", "esp", "españa", "spain", "espana");

  private Country() {}

  /** Whether a name or code in a message means Spain; a blank one does, as for any Spanish form. */
  static boolean isSpain(String written) {
    return written.isBlank() || SPAIN.contains(written.strip().toLowerCase(Locale.ROOT));
  }
}
