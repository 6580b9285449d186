package es.sml.connector.sml;

import es.sml.connector.lead.NameOrId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;

/** What SML calls by number, of one account, as it was when last read. */
public final class ReferenceData {
  private final NameIndex sources;
  private final NameIndex fuels;
  private final NameIndex provinces;
  private final NameIndex users;
  private final IntFunction<NameIndex> readLocalities;
  private final Map<Integer, NameIndex> localities = new ConcurrentHashMap<>();

  /**
   * @param readLocalities of one province, by its id; asked once each
   */
  ReferenceData(
      NameIndex sources,
      NameIndex fuels,
      NameIndex provinces,
      NameIndex users,
      IntFunction<NameIndex> readLocalities) {
    this.sources = sources;
    this.fuels = fuels;
    this.provinces = provinces;
    this.users = users;
    this.readLocalities = readLocalities;
  }

  Optional<Integer> source(NameOrId wanted) {
    return sources.find(wanted);
  }

  Optional<Integer> fuel(NameOrId wanted) {
    return fuels.find(wanted);
  }

  Optional<Integer> province(NameOrId wanted) {
    return provinces.find(wanted);
  }

  Optional<Integer> user(NameOrId wanted) {
    return users.find(wanted);
  }

  /** A locality within a province only: many names occur in several. */
  Optional<Integer> locality(int province, NameOrId wanted) {
    if (wanted == null || wanted.id() != null) {
      return Optional.ofNullable(wanted).map(NameOrId::id);
    }
    NameIndex known = localities.get(province);
    if (known == null) {
      known = readLocalities.apply(province);
      localities.put(province, known);
    }
    return known.find(wanted);
  }
}
