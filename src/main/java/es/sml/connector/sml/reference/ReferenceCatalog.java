package es.sml.connector.sml.reference;

import es.sml.connector.sml.client.SmlClient;
import es.sml.connector.sml.vocabulary.SmlWords;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Holds each account's reference data: lists that are read when first needed, and again on
 * schedule.
 */
public final class ReferenceCatalog {
  private final SmlClient client;
  private final Supplier<SmlWords> words;
  private final Map<String, ReferenceData> accounts = new ConcurrentHashMap<>();

  /**
   * @param words read whenever SML's lists are read
   */
  public ReferenceCatalog(SmlClient client, Supplier<SmlWords> words) {
    this.client = client;
    this.words = words;
  }

  /**
   * Returns the account's reference data. A lookup throws SmlUnavailableException while its list
   * cannot be read.
   */
  public ReferenceData of(String account) {
    return accounts.computeIfAbsent(account, this::unread);
  }

  /**
   * Reads all lists again; the old ones stay in use until all new ones are read.
   *
   * @throws es.sml.connector.failure.sml.SmlUnavailableException if SML cannot be read
   */
  public void refresh(String account) {
    ReferenceData fresh = unread(account);
    fresh.load();
    accounts.put(account, fresh);
  }

  private ReferenceData unread(String account) {
    ReferenceReader reader = new ReferenceReader(client, account, words.get());
    return new ReferenceData(
        reader::sources, reader::fuels, reader::provinces, reader::users, reader::localities);
  }
}
