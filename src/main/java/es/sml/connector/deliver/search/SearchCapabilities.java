package es.sml.connector.deliver.search;

import es.sml.connector.database.LedgerTransactions;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Stores whether an account's searches show an existing lead. It outlives the process. */
final class SearchCapabilities {
  private static final Known NOTHING = new Known(null, null, null);

  private final LedgerTransactions transactions;
  private final Map<String, Known> known = new ConcurrentHashMap<>();

  SearchCapabilities(LedgerTransactions transactions) {
    this.transactions = transactions;
  }

  /**
   * Results for one account, each null while unknown.
   *
   * @param byReference true if the search by text shows a lead by its tag; never false, since an
   *     index may be late
   * @param byEmail whether the filter by e-mail shows a lead
   * @param tagsShown whether a lead is listed with its tags
   */
  record Known(Boolean byReference, Boolean byEmail, Boolean tagsShown) {
    boolean everything() {
      return isTrue(byReference) && isTrue(byEmail) && tagsShown != null;
    }

    /** Returns these results, replaced by the new ones where those are known. */
    Known and(Known news) {
      return new Known(
          news.byReference != null ? news.byReference : byReference,
          news.byEmail != null ? news.byEmail : byEmail,
          news.tagsShown != null ? news.tagsShown : tagsShown);
    }

    private static boolean isTrue(Boolean value) {
      return Boolean.TRUE.equals(value);
    }
  }

  Known of(String account) {
    return known.computeIfAbsent(account, this::read);
  }

  void learn(String account, Known news) {
    Known now = of(account).and(news);
    if (!now.equals(of(account))) {
      transactions.write(
          jdbc ->
              jdbc.sql(
                      """
                      INSERT INTO sml_account (account, reference_searchable, email_searchable, tags_shown)
                      VALUES (?, ?, ?, ?)
                      ON CONFLICT (account) DO UPDATE SET
                        reference_searchable = excluded.reference_searchable,
                        email_searchable = excluded.email_searchable, tags_shown = excluded.tags_shown""")
                  .param(account)
                  .param(Boolean.TRUE.equals(now.byReference()) ? 1 : 0)
                  .param(number(now.byEmail()))
                  .param(number(now.tagsShown()))
                  .update());
      known.put(account, now);
    }
  }

  private Known read(String account) {
    return transactions.read(
        jdbc ->
            jdbc.sql(
                    "SELECT reference_searchable, email_searchable, tags_shown FROM sml_account WHERE account = ?")
                .param(account)
                .query(
                    (row, number) ->
                        new Known(
                            row.getInt(1) == 1 ? true : null,
                            flag(row.getObject(2)),
                            flag(row.getObject(3))))
                .optional()
                .orElse(NOTHING));
  }

  private static Boolean flag(Object number) {
    return number == null ? null : ((Number) number).intValue() == 1;
  }

  private static Integer number(Boolean flag) {
    return flag == null ? null : flag ? 1 : 0;
  }
}
