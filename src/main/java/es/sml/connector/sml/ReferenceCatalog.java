package es.sml.connector.sml;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/** Keeps each account's reference data, read at its first lead and again on schedule. */
public final class ReferenceCatalog {
  private static final Map<String, Object> SPAIN = Map.of("country", 28);
  private static final Synonyms FUELS = Synonyms.load("/sml/fuels.yaml");
  private static final Synonyms PROVINCES = Synonyms.load("/sml/provinces.yaml");

  private final SmlClient client;
  private final Map<String, ReferenceData> accounts = new ConcurrentHashMap<>();
  private final Map<String, ReentrantLock> locks = new ConcurrentHashMap<>();

  public ReferenceCatalog(SmlClient client) {
    this.client = client;
  }

  /**
   * The account's reference data, read from SML if this is the first time.
   *
   * @throws es.sml.connector.failure.SmlUnavailableException when SML cannot be read
   */
  public ReferenceData of(String account) {
    ReferenceData known = accounts.get(account);
    if (known != null) {
      return known;
    }
    ReentrantLock lock = locks.computeIfAbsent(account, id -> new ReentrantLock());
    lock.lock();
    try {
      if (!accounts.containsKey(account)) {
        refresh(account);
      }
      return accounts.get(account);
    } finally {
      lock.unlock();
    }
  }

  /** Reads all lists again; what was known stays in use until they are all there. */
  public void refresh(String account) {
    NameIndex sources = new NameIndex(Synonyms.NONE);
    client.forEach(
        account, SmlOperation.LIST_SOURCES, Map.of(), source -> addSource(sources, source));
    accounts.put(
        account,
        new ReferenceData(
            sources,
            names(account, SmlOperation.LIST_GAS_TYPES, Map.of(), FUELS),
            names(account, SmlOperation.LIST_PROVINCES, SPAIN, PROVINCES),
            users(account),
            province ->
                names(
                    account,
                    SmlOperation.LIST_LOCALITIES,
                    Map.of("province", province),
                    Synonyms.NONE)));
  }

  private NameIndex names(
      String account, SmlOperation list, Map<String, Object> filters, Synonyms synonyms) {
    NameIndex index = new NameIndex(synonyms);
    client.forEach(
        account,
        list,
        filters,
        item -> index.add(item.path("name").asText(), item.path("id").asInt()));
    return index;
  }

  private NameIndex users(String account) {
    NameIndex index = new NameIndex(Synonyms.NONE);
    client.forEach(
        account,
        SmlOperation.LIST_USERS,
        Map.of(),
        user -> {
          int id = user.path("id").asInt();
          index.add(user.path("username").asText(), id);
          index.add(user.path("email").asText(), id);
          index.add(user.path("first_name").asText() + " " + user.path("last_name").asText(), id);
        });
    return index;
  }

  // SML's sources have no name: they are known by their phone or address, or by where they stand.
  private static void addSource(NameIndex index, JsonNode source) {
    int id = source.path("id").asInt();
    String dealer = source.path("concession_data").path("name").asText();
    String origin = source.path("origin_data").path("name").asText();
    String channel = source.path("channel_data").path("name").asText();
    index.add(source.path("data").asText(), id);
    index.add(dealer + " - " + origin + " - " + channel, id);
    index.add(dealer + " - " + origin, id);
  }
}
