package es.sml.connector.sml;

import com.fasterxml.jackson.core.type.TypeReference;
import com.google.re2j.Pattern;
import es.sml.connector.lead.NameOrId;
import java.util.List;
import java.util.Optional;

/** Finds fuels by their usual names and by the marks of makers. */
public final class Fuels {
  private static final List<Fuel> ALL =
      ShippedFacts.read("/sml/fuels.yaml", new TypeReference<>() {});
  private static final List<String> NAMES = ALL.stream().map(Fuel::name).distinct().toList();
  // A choice, or a word of negation: "gasolina o híbrido", "que no sea diésel".
  private static final Pattern DOUBT =
      Pattern.compile(" (?:o|u|or|ou|oder|no|ni|sin|excepto|not|kein|keine|nicht) ");
  private static final Pattern LIST = Pattern.compile("[/,;|]");

  private Fuels() {}

  /**
   * Returns the fuel that a vehicle's name proves, such as "León 2.0 TDI" or "Golf GTE plug-in".
   *
   * @param vehicle make, model and trim, as written; may be null
   * @return empty if there is no mark, or if two marks contradict each other
   */
  public static Optional<NameOrId> in(String vehicle) {
    return vehicle == null ? Optional.empty() : told(Fuel.words(vehicle)).map(NameOrId::ofName);
  }

  /**
   * Returns the number of the fuel that a field means; empty if it means none, or a choice of
   * several.
   */
  static Optional<Integer> meaning(String field) {
    String words = Fuel.words(field);
    Optional<String> called =
        ALL.stream().filter(fuel -> fuel.isCalled(words)).map(Fuel::name).findFirst();
    return called
        .or(() -> LIST.matcher(field).find() ? Optional.empty() : told(words))
        .map(NAMES::indexOf);
  }

  private static Optional<String> told(String words) {
    if (DOUBT.matcher(words).find()) {
      return Optional.empty();
    }
    List<Fuel> told = ALL.stream().filter(fuel -> fuel.isToldBy(words)).toList();
    return told.stream()
        .filter(fuel -> told.stream().allMatch(other -> fuel.allows(other.name())))
        .map(Fuel::name)
        .findFirst(); // no two allow each other
  }
}
