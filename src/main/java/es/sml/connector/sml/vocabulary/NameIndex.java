package es.sml.connector.sml.vocabulary;

import es.sml.connector.lead.NameOrId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Finds SML's id by a name, a synonym or the parts of a name; a name that two ids share finds none.
 */
public final class NameIndex {
  private static final int AMBIGUOUS = -1;

  private final Map<String, Integer> written = new HashMap<>();
  private final Map<String, Integer> keys = new HashMap<>();
  private final Map<Integer, Integer> meanings = new HashMap<>();
  private final Set<Integer> ids = new HashSet<>();
  private final Map<Integer, Long> concessionaires = new HashMap<>();
  private final Function<String, Optional<Integer>> meaning;

  /** Collects every name, each with a number of its own; null in an index of SML's names. */
  private final Map<Integer, String> named;

  /**
   * Creates an empty index.
   *
   * @param meaning number of a name's meaning, the same for all its synonyms; empty if it has no
   *     known synonym
   */
  public NameIndex(Function<String, Optional<Integer>> meaning) {
    this(meaning, null);
  }

  private NameIndex(Function<String, Optional<Integer>> meaning, Map<Integer, String> named) {
    this.meaning = meaning;
    this.named = named;
  }

  /**
   * Creates an index that has every name, with numbers below any id of SML's.
   *
   * @param names receives each requested name, by its number
   */
  public static NameIndex naming(Map<Integer, String> names) {
    return new NameIndex(name -> Optional.empty(), names);
  }

  /** Creates an index without synonyms. */
  public static NameIndex ofNames() {
    return new NameIndex(name -> Optional.empty());
  }

  public void add(String name, int id) {
    ids.add(id);
    for (String each : NameKey.languages(name)) {
      String key = NameKey.of(each);
      if (!key.isEmpty()) {
        put(written, NameKey.asWritten(each), id);
        put(keys, key, id);
      }
    }
    meaning.apply(name).ifPresent(number -> put(meanings, number, id));
  }

  /** Adds the concessionaire of an entry. */
  public void addConcessionaire(int id, long concessionaire) {
    concessionaires.put(id, concessionaire);
  }

  /** Returns the concessionaire of an entry; empty if SML names none. */
  public Optional<Long> concessionaire(int id) {
    return Optional.ofNullable(concessionaires.get(id));
  }

  /** Returns SML's id: the given id, else the id of that name or of a synonym. */
  public Optional<Integer> find(NameOrId wanted) {
    if (wanted == null) {
      return Optional.empty();
    }
    return wanted.id() != null ? Optional.of(wanted.id()) : findName(wanted.name());
  }

  /** Returns whether it has ids, but not the wanted one. A list that SML refuses has none. */
  public boolean lacks(NameOrId wanted) {
    return !ids.isEmpty()
        && (wanted.id() != null ? !ids.contains(wanted.id()) : findName(wanted.name()).isEmpty());
  }

  /** Returns the id of that name, or the one id that all its parts mean: "Elx - Elche". */
  public Optional<Integer> findName(String name) {
    if (named != null) {
      int number = -1 - named.size();
      named.put(number, name);
      return Optional.of(number);
    }
    return findWhole(name)
        .or(() -> shared(List.of(name.split("/", -1))))
        .or(() -> shared(NameKey.parts(name)));
  }

  private Optional<Integer> findWhole(String name) {
    Integer id = written.get(NameKey.asWritten(name));
    if (id == null) {
      id = keys.get(NameKey.of(name));
    }
    if (id == null) {
      id = meaning.apply(name).map(meanings::get).orElse(null);
    }
    return Optional.ofNullable(id).filter(found -> found != AMBIGUOUS);
  }

  private Optional<Integer> shared(List<String> parts) {
    List<Optional<Integer>> found = parts.stream().map(this::findWhole).distinct().toList();
    return found.size() == 1 ? found.get(0) : Optional.empty();
  }

  private static <K> void put(Map<K, Integer> ids, K key, int id) {
    ids.merge(key, id, (a, b) -> a.equals(b) ? a : AMBIGUOUS);
  }
}
