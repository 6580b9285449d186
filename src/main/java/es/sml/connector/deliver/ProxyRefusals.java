package es.sml.connector.deliver;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import es.sml.connector.database.LedgerTransactions;
import es.sml.connector.failure.UnmappableLeadException;

/**
 * Gives a lead up that a proxy before SML refuses again and again, while SML stores others. A
 * firewall may take the customer's words for an attack. Such a lead would pause its account without
 * end.
 */
public final class ProxyRefusals {
  /**
   * A proxy that refuses half of the requests by chance does so to one lead in a thousand. The
   * broker's delays make it five minutes.
   */
  static final int TOO_MANY = 10;

  private static final int MOST_LEADS = 10_000;

  private final LedgerTransactions transactions;
  private final Cache<String, Refusals> leads =
      Caffeine.newBuilder().maximumSize(MOST_LEADS).build();

  /**
   * @param transactions transactions of the ledger
   */
  public ProxyRefusals(LedgerTransactions transactions) {
    this.transactions = transactions;
  }

  // While SML stores no other lead, the proxy may refuse all, so the lead's refusals do not count.
  private record Refusals(long newestBefore, int whileOthersWereStored) {
    private Refusals again(long newest) {
      return newest > newestBefore ? new Refusals(newestBefore, whileOthersWereStored + 1) : this;
    }
  }

  /** Records that a proxy refused a request for the lead. */
  public void add(String key, String account) {
    long newest = newestLead(account);
    leads.asMap().merge(key, new Refusals(newest, 0), (before, first) -> before.again(newest));
  }

  private long newestLead(String account) {
    return transactions.read(
        jdbc ->
            jdbc.sql("SELECT COALESCE(MAX(sml_id), 0) FROM lead WHERE account = ?")
                .param(account)
                .query(Long.class)
                .single());
  }

  /**
   * Forgets the lead's refusals once it is given up, so that a replay begins anew.
   *
   * @throws UnmappableLeadException if there were too many refusals of this lead alone
   */
  public void check(String key) {
    Refusals refusals = leads.getIfPresent(key);
    if (refusals != null && refusals.whileOthersWereStored() >= TOO_MANY) {
      leads.invalidate(key);
      throw new UnmappableLeadException(
          "a proxy or firewall before SML refused this lead "
              + TOO_MANY
              + " times and let others pass: ask SML's administrators to allow it, then replay the"
              + " lead");
    }
  }
}
