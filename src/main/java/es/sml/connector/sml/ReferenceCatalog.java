package es.sml.connector.sml;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps each account's reference data: lists read when first needed, and again on schedule. */
public final class ReferenceCatalog {
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
    ReferenceReader reader = new ReferenceReader(client, account);
    return new ReferenceData(
        reader::sources, reader::fuels, reader::provinces, reader::users, reader::localities);
  }
}
