package es.sml.connector.sml;

import es.sml.connector.failure.LeadRejectedException;
import es.sml.connector.failure.SmlUnavailableException;
import es.sml.connector.sml.answer.Answer;
import es.sml.connector.sml.answer.Channel;
import es.sml.connector.sml.answer.Concessionaire;
import es.sml.connector.sml.answer.GasType;
import es.sml.connector.sml.answer.Locality;
import es.sml.connector.sml.answer.Origin;
import es.sml.connector.sml.answer.Province;
import es.sml.connector.sml.answer.Source;
import es.sml.connector.sml.answer.User;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps each account's reference data: lists read when first needed, and again on schedule. */
public final class ReferenceCatalog {
  private static final Logger LOG = LoggerFactory.getLogger(ReferenceCatalog.class);
  private static final Map<String, Object> SPAIN = Map.of("country", 28);
  private static final Synonyms FUELS = Synonyms.load("/sml/fuels.yaml");
  private static final Synonyms PROVINCES = Synonyms.load("/sml/provinces.yaml");

  private final SmlClient client;
  private final Map<String, ReferenceData> accounts = new ConcurrentHashMap<>();

  public ReferenceCatalog(SmlClient client) {
    this.client = client;
  }

  /**
   * The account's reference data. Looking a name up in it throws SmlUnavailableException while the
   * list that it needs cannot be read.
   */
  public ReferenceData of(String account) {
    return accounts.computeIfAbsent(account, this::unread);
  }

  /**
   * Reads all lists again; what was known stays in use until they are all there.
   *
   * @throws es.sml.connector.failure.SmlUnavailableException when SML cannot be read
   */
  public void refresh(String account) {
    ReferenceData fresh = unread(account);
    fresh.load();
    accounts.put(account, fresh);
  }

  private ReferenceData unread(String account) {
    return new ReferenceData(
        () -> sources(account),
        () -> fuels(account),
        () -> provinces(account),
        () -> users(account),
        province -> localities(account, province));
  }

  // SML's sources have no name: they are known by their phone or address, or by where they stand.
  private NameIndex sources(String account) {
    NameIndex index = new NameIndex(Synonyms.NONE);
    read(
        account,
        SmlOperation.LIST_SOURCES,
        Map.of(),
        Source.class,
        source -> {
          String dealer = name(source.concessionData(), Concessionaire::name);
          String origin = name(source.originData(), Origin::name);
          String channel = name(source.channelData(), Channel::name);
          String place = dealer + " - " + origin;
          add(index, source.id(), source.data(), place + " - " + channel, place);
        });
    return index;
  }

  private NameIndex fuels(String account) {
    NameIndex index = new NameIndex(FUELS);
    read(
        account,
        SmlOperation.LIST_GAS_TYPES,
        Map.of(),
        GasType.class,
        fuel -> add(index, fuel.id(), fuel.name()));
    return index;
  }

  private NameIndex provinces(String account) {
    NameIndex index = new NameIndex(PROVINCES);
    read(
        account,
        SmlOperation.LIST_PROVINCES,
        SPAIN,
        Province.class,
        province -> add(index, province.id(), province.name()));
    return index;
  }

  private NameIndex localities(String account, int province) {
    NameIndex index = new NameIndex(Synonyms.NONE);
    read(
        account,
        SmlOperation.LIST_LOCALITIES,
        Map.of("province", province),
        Locality.class,
        locality -> add(index, locality.id(), locality.name()));
    return index;
  }

  private NameIndex users(String account) {
    NameIndex index = new NameIndex(Synonyms.NONE);
    read(
        account,
        SmlOperation.LIST_USERS,
        Map.of(),
        User.class,
        user -> {
          String name = name(user, User::firstName) + " " + name(user, User::lastName);
          add(index, user.id(), user.username(), user.email(), name);
        });
    return index;
  }

  // A list that SML refuses to show is an empty one: its names are left out and noted on the lead.
  private <T extends Answer> void read(
      String account,
      SmlOperation list,
      Map<String, Object> filters,
      Class<T> type,
      Consumer<T> action) {
    try {
      client.forEach(account, list, filters, type, action);
    } catch (SmlUnavailableException e) {
      if (!(e.getCause() instanceof LeadRejectedException)) {
        throw e;
      }
      LOG.warn("account {}: {}; names in it cannot be found", account, e.getMessage());
    }
  }

  private static void add(NameIndex index, Long id, String... names) {
    if (id == null || id.intValue() != id) {
      LOG.warn("SML lists an entry without an id: it cannot be used");
      return;
    }
    for (String name : names) {
      if (name != null) {
        index.add(name, id.intValue());
      }
    }
  }

  private static <T> String name(T named, Function<T, String> name) {
    return Optional.ofNullable(named).map(name).orElse("");
  }
}
