package es.sml.connector.sml.reference;

import es.sml.connector.lead.NameOrId;
import es.sml.connector.sml.client.SmlClient;
import es.sml.connector.sml.vocabulary.NameIndex;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.apache.commons.text.similarity.LevenshteinDistance;

/**
 * The sources, users or concessionaires that SML lists for an account. They check a configuration's
 * names and ids, and name the nearest ones.
 */
public final class ListedEntries {
  private final Map<Integer, List<String>> names = new TreeMap<>();
  private final NameIndex index = NameIndex.ofNames();

  private ListedEntries() {}

  public static ListedEntries sources(SmlClient client, String account) {
    return read(reader(client, account)::forEachSource);
  }

  public static ListedEntries users(SmlClient client, String account) {
    return read(reader(client, account)::forEachUser);
  }

  public static ListedEntries concessionaires(SmlClient client, String account) {
    return read(reader(client, account)::forEachConcessionaire);
  }

  private static ReferenceReader reader(SmlClient client, String account) {
    return new ReferenceReader(client, account, null);
  }

  private static ListedEntries read(Consumer<BiConsumer<Integer, List<String>>> list) {
    ListedEntries entries = new ListedEntries();
    list.accept(entries::add);
    return entries;
  }

  private void add(int id, List<String> itsNames) {
    names.put(id, itsNames);
    itsNames.forEach(name -> index.add(name, id));
  }

  public int number() {
    return names.size();
  }

  /** Returns the entry that a lead would get, with its id; empty if SML has none, or several. */
  public Optional<String> find(NameOrId wanted) {
    return index.find(wanted).filter(names::containsKey).map(this::shown);
  }

  /** Returns the entries whose names are nearest to a name, or some entries for an unknown id. */
  public List<String> near(NameOrId wanted, int most) {
    return names.keySet().stream()
        .sorted(Comparator.comparingInt(id -> wanted.id() != null ? id : distance(id, wanted)))
        .limit(most)
        .map(this::shown)
        .toList();
  }

  private int distance(int id, NameOrId wanted) {
    String written = wanted.name().toLowerCase(Locale.ROOT);
    return names.get(id).stream()
        .map(name -> name.toLowerCase(Locale.ROOT))
        .mapToInt(
            name ->
                name.contains(written)
                    ? 0
                    : LevenshteinDistance.getDefaultInstance().apply(name, written))
        .min()
        .orElse(Integer.MAX_VALUE);
  }

  private String shown(int id) {
    return id
        + names.get(id).stream()
            .filter(Objects::nonNull)
            .max(Comparator.comparingInt(String::length))
            .map(name -> " (" + name + ")")
            .orElse("");
  }
}
