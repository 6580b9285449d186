package es.sml.connector.parse.value;

import com.google.re2j.Pattern;
import es.sml.connector.parse.text.Letters;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The origin of a customer's own vehicle, as SML names it, and the words that mean each. */
public enum VehicleOrigin {
  NATIONAL(
      "national",
      "nacional|nacionales|national|nazionale|nationaal|espanol|espanola|espana|spain|spanish"
          + "|spanien|spanje|espagne|spagna|espanya|inland",
      "(?:vehiculo|coche|origen|procedencia|matricula|compra(?:do)?) (?:es )?(?:de origen )?"
          + "(?:nacional|espanola?)\\b"),
  FOREIGN(
      "foreign",
      "extranjero|extranjera|estranger|estrangeiro|foreign|importado|importada|importacion"
          + "|importacio|importacao|import|imported|importe|importiert|importato|importazione"
          + "|ausland|auslandisch|etranger|etrangere|straniero|buitenland|buitenlands|geimporteerd",
      "\\b(?:de importacion|importad[oa]s? (?:de|desde)|(?:del|en el) extranjero"
          + "|(?:matricula|origen|procedencia) extranjer[oa]|imported from|from abroad)\\b");

  private static final int LONGEST = 100;
  private static final int LONGEST_PROSE = 5_000;
  private static final Pattern NO_WORD = Pattern.compile("[^\\pL\\pN]+");
  private static final Pattern NEGATION =
      Pattern.compile("\\b(?:no|ni|not|sin|nicht|pas|nao|non|niet|geen|kein)\\b");

  private final String written;

  @SuppressWarnings("ImmutableEnumChecker") // RE2/J's patterns are immutable
  private final Pattern word;

  @SuppressWarnings("ImmutableEnumChecker")
  private final Pattern prose;

  VehicleOrigin(String written, String word, String prose) {
    this.written = written;
    this.word = Pattern.compile(word);
    this.prose = Pattern.compile(prose);
  }

  public String written() {
    return written;
  }

  /** Returns the only origin that a field about it names; empty in case of doubt. */
  public static Optional<VehicleOrigin> of(String written) {
    List<String> words = words(written);
    return only(
        Letters.start(Letters.plain(written), LONGEST),
        Arrays.stream(values())
            .filter(origin -> words.stream().anyMatch(origin.word::matches))
            .toList());
  }

  /** Returns the only origin that running text states without doubt. */
  public static Optional<VehicleOrigin> inProse(String text) {
    String plain = Letters.plain(Letters.start(text, LONGEST_PROSE));
    return only(
        plain,
        Arrays.stream(values()).filter(origin -> origin.prose.matcher(plain).find()).toList());
  }

  /** Returns whether the words say nothing but this origin. */
  public boolean isAllOf(String written) {
    return words(written).stream()
        .allMatch(said -> word.matches(said) || said.equals("de") || said.equals("del"));
  }

  private static Optional<VehicleOrigin> only(String plain, List<VehicleOrigin> found) {
    return found.size() == 1 && !NEGATION.matcher(plain).find()
        ? Optional.of(found.get(0))
        : Optional.empty();
  }

  private static List<String> words(String written) {
    return written.length() > LONGEST
        ? List.of()
        : Arrays.stream(NO_WORD.split(Letters.plain(written)))
            .filter(said -> !said.isEmpty())
            .toList();
  }
}
