package es.sml.connector.sml;

import es.sml.connector.lead.NameOrId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Finds SML's id by a name; a name that two ids share finds none. */
final class NameIndex {
  private static final int AMBIGUOUS = -1;

  private final Map<String, Integer> ids = new HashMap<>();
  private final Synonyms synonyms;
  private final Map<Integer, String> given;

  NameIndex(Synonyms synonyms) {
    this.synonyms = synonyms;
    this.given = null;
  }

  private NameIndex(Map<Integer, String> given) {
    this.synonyms = Synonyms.NONE;
    this.given = given;
  }

  /**
   * An index that knows every name, by numbers below any id of SML's.
   *
   * @param names takes each name that is asked for, by its number
   */
  static NameIndex naming(Map<Integer, String> names) {
    return new NameIndex(names);
  }

  void add(String name, int id) {
    NameKey.all(name).forEach(key -> ids.merge(key, id, (a, b) -> a.equals(b) ? a : AMBIGUOUS));
  }

  /** SML's id: the given one as it is, else the one of that name, or of a synonym of it. */
  Optional<Integer> find(NameOrId wanted) {
    if (wanted == null) {
      return Optional.empty();
    }
    if (wanted.id() != null) {
      return Optional.of(wanted.id());
    }
    if (given != null) {
      int number = -1 - given.size();
      given.put(number, wanted.name());
      return Optional.of(number);
    }
    Optional<Integer> exact = unique(NameKey.all(wanted.name()));
    return exact.isPresent() ? exact : unique(synonyms.of(NameKey.of(wanted.name())));
  }

  private Optional<Integer> unique(Collection<String> keys) {
    int[] found =
        keys.stream().map(ids::get).filter(id -> id != null).mapToInt(i -> i).distinct().toArray();
    return found.length == 1 && found[0] != AMBIGUOUS ? Optional.of(found[0]) : Optional.empty();
  }
}
