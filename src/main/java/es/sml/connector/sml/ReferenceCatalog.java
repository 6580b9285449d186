package es.sml.connector.sml;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.failure.LeadRejectedException;
import es.sml.connector.failure.SmlUnavailableException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
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
        () -> names(account, SmlOperation.LIST_GAS_TYPES, Map.of(), FUELS),
        () -> names(account, SmlOperation.LIST_PROVINCES, SPAIN, PROVINCES),
        () -> users(account),
        province ->
            names(
                account,
                SmlOperation.LIST_LOCALITIES,
                Map.of("province", province),
                Synonyms.NONE));
  }

  private NameIndex sources(String account) {
    NameIndex index = new NameIndex(Synonyms.NONE);
    read(
        account,
        SmlOperation.LIST_SOURCES,
        Map.of(),
        source -> withId(source, id -> addSource(index, source, id)));
    return index;
  }

  private NameIndex names(
      String account, SmlOperation list, Map<String, Object> filters, Synonyms synonyms) {
    NameIndex index = new NameIndex(synonyms);
    read(
        account,
        list,
        filters,
        item -> withId(item, id -> index.add(item.path("name").asText(), id)));
    return index;
  }

  private NameIndex users(String account) {
    NameIndex index = new NameIndex(Synonyms.NONE);
    read(
        account,
        SmlOperation.LIST_USERS,
        Map.of(),
        user ->
            withId(
                user,
                id -> {
                  index.add(user.path("username").asText(), id);
                  index.add(user.path("email").asText(), id);
                  index.add(
                      user.path("first_name").asText() + " " + user.path("last_name").asText(), id);
                }));
    return index;
  }

  // A list that SML refuses to show is an empty one: its names are left out and noted on the lead.
  private void read(
      String account, SmlOperation list, Map<String, Object> filters, Consumer<JsonNode> action) {
    try {
      client.forEach(account, list, filters, action);
    } catch (SmlUnavailableException e) {
      if (!(e.getCause() instanceof LeadRejectedException)) {
        throw e;
      }
      LOG.warn("account {}: {}; names in it cannot be found", account, e.getMessage());
    }
  }

  private static void withId(JsonNode item, IntConsumer action) {
    if (item.path("id").canConvertToInt()) {
      action.accept(item.path("id").intValue());
    } else {
      LOG.warn("SML lists an entry without an id: it cannot be used");
    }
  }

  // SML's sources have no name: they are known by their phone or address, or by where they stand.
  private static void addSource(NameIndex index, JsonNode source, int id) {
    String dealer = source.path("concession_data").path("name").asText();
    String origin = source.path("origin_data").path("name").asText();
    String channel = source.path("channel_data").path("name").asText();
    index.add(source.path("data").asText(), id);
    index.add(dealer + " - " + origin + " - " + channel, id);
    index.add(dealer + " - " + origin, id);
  }
}
