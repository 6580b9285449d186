package es.sml.connector.sml.vocabulary;

import com.google.re2j.Pattern;
import es.sml.connector.lead.NameOrId;
import es.sml.connector.parse.text.VocabularyFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Finds fuels by their usual names and by the marks of makers. A choice, a negation or
 * contradicting marks find none.
 */
public final class Fuels {
  // A choice, or a word of negation: "gasolina o híbrido", "que no sea diésel".
  private static final Pattern AMBIGUOUS =
      Pattern.compile(" (?:o|u|or|ou|oder|no|ni|sin|excepto|not|kein|keine|nicht) ");
  private static final Pattern LIST = Pattern.compile("[/,;|]");

  private final List<Fuel> all;
  private final List<String> names;

  private Fuels(List<Fuel> all) {
    this.all = all;
    this.names = all.stream().map(Fuel::name).distinct().toList();
  }

  static Fuels load(Path file) {
    return new Fuels(VocabularyFile.rows(file, Fuel.COLUMNS).stream().map(Fuel::of).toList());
  }

  List<Fuel> all() {
    return all;
  }

  /**
   * Returns the fuel that a vehicle's name proves, such as "León 2.0 TDI" or "Golf GTE plug-in".
   *
   * @param vehicle make, model and trim, as written; may be null
   * @return empty if there is no mark, or if two marks contradict each other
   */
  public Optional<NameOrId> in(String vehicle) {
    return vehicle == null ? Optional.empty() : byMarks(Fuel.words(vehicle)).map(NameOrId::ofName);
  }

  /**
   * Returns the number of the fuel that a field means; empty if it means none, or a choice of
   * several.
   */
  public Optional<Integer> meaning(String field) {
    String words = Fuel.words(field);
    Optional<String> called =
        all.stream().filter(fuel -> fuel.isCalled(words)).map(Fuel::name).findFirst();
    return called
        .or(() -> LIST.matcher(field).find() ? Optional.empty() : byMarks(words))
        .map(names::indexOf);
  }

  private Optional<String> byMarks(String words) {
    if (AMBIGUOUS.matcher(words).find()) {
      return Optional.empty();
    }
    List<Fuel> marked = all.stream().filter(fuel -> fuel.isMarkedBy(words)).toList();
    return marked.stream()
        .filter(fuel -> marked.stream().allMatch(other -> fuel.allows(other.name())))
        .map(Fuel::name)
        .findFirst(); // no two allow each other
  }
}
