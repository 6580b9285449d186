package es.sml.connector.sml.reference;

import es.sml.connector.failure.sml.SmlUnavailableException;
import es.sml.connector.sml.SmlSettings;
import es.sml.connector.sml.client.SmlClient;
import es.sml.connector.sml.vocabulary.SmlWords;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Holds each account's reference data: lists that are read when first needed, again on schedule,
 * and soon after a failed read.
 */
public final class ReferenceCatalog {
  private final SmlClient client;
  private final Supplier<SmlWords> words;
  private final RefreshTimes times;
  private final Map<String, ReferenceData> accounts = new ConcurrentHashMap<>();

  /**
   * @param words read whenever SML's lists are read
   */
  public ReferenceCatalog(SmlClient client, Supplier<SmlWords> words, SmlSettings settings) {
    this.client = client;
    this.words = words;
    this.times =
        new RefreshTimes(
            settings.referenceRefreshInterval(), settings.probeInterval(), System::nanoTime);
  }

  /**
   * Returns the account's reference data. A lookup throws SmlUnavailableException while its list
   * cannot be read.
   */
  public ReferenceData of(String account) {
    return accounts.computeIfAbsent(account, this::unread);
  }

  /** Returns whether the lists are to be read: on schedule, or since the last read failed. */
  public boolean isDue(String account) {
    return times.isDue(account);
  }

  /**
   * Reads all lists again; the old ones stay in use until all new ones are read.
   *
   * @throws SmlUnavailableException if SML cannot be read
   */
  public void refresh(String account) {
    ReferenceData fresh = unread(account);
    try {
      fresh.load();
    } catch (SmlUnavailableException e) {
      times.failed(account, e.retryAfter());
      throw e;
    } catch (RuntimeException e) {
      times.failed(account, null);
      throw e;
    }
    accounts.put(account, fresh);
    times.succeeded(account);
  }

  private ReferenceData unread(String account) {
    ReferenceReader reader = new ReferenceReader(client, account, words.get());
    return new ReferenceData(
        reader::sources, reader::fuels, reader::provinces, reader::users, reader::localities);
  }
}
