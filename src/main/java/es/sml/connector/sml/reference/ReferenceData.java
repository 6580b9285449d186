package es.sml.connector.sml.reference;

import es.sml.connector.lead.NameOrId;
import es.sml.connector.sml.vocabulary.NameIndex;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/** Reference lists of one account, each as it was when first needed. */
public final class ReferenceData {
  private final ReferenceList sources;
  private final ReferenceList fuels;
  private final ReferenceList provinces;
  private final ReferenceList users;
  private final IntFunction<NameIndex> readLocalities;
  private final Map<Integer, ReferenceList> localities = new ConcurrentHashMap<>();

  /**
   * Creates lists that are read when needed.
   *
   * @param readLocalities reads the localities of one province, by its id
   */
  public ReferenceData(
      Supplier<NameIndex> sources,
      Supplier<NameIndex> fuels,
      Supplier<NameIndex> provinces,
      Supplier<NameIndex> users,
      IntFunction<NameIndex> readLocalities) {
    this.sources = new ReferenceList(sources);
    this.fuels = new ReferenceList(fuels);
    this.provinces = new ReferenceList(provinces);
    this.users = new ReferenceList(users);
    this.readLocalities = readLocalities;
  }

  /** Reads all lists but the localities, so that no lead has to wait for them. */
  void load() {
    sources.load();
    fuels.load();
    provinces.load();
    users.load();
  }

  public Optional<Integer> source(NameOrId wanted) {
    return sources.find(wanted);
  }

  /**
   * Returns the concessionaire of a source; empty if SML has no such source, or names none. It
   * reads the list, also for an id.
   */
  public Optional<Long> concessionaire(NameOrId source) {
    return sources.load().find(source).flatMap(sources.load()::concessionaire);
  }

  /** Returns whether SML's list was read and does not have the wanted entry. */
  public boolean lacksSource(NameOrId wanted) {
    return sources.lacks(wanted);
  }

  /** Returns whether SML's list was read and does not have the wanted entry. */
  public boolean lacksUser(NameOrId wanted) {
    return users.lacks(wanted);
  }

  public Optional<Integer> fuel(NameOrId wanted) {
    return fuels.find(wanted);
  }

  public Optional<Integer> province(NameOrId wanted) {
    return provinces.find(wanted);
  }

  public Optional<Integer> user(NameOrId wanted) {
    return users.find(wanted);
  }

  /** Finds a locality within a province only: many names exist in several provinces. */
  public Optional<Integer> locality(int province, NameOrId wanted) {
    return localities
        .computeIfAbsent(province, id -> new ReferenceList(() -> readLocalities.apply(id)))
        .find(wanted);
  }
}
