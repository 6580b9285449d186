package es.sml.connector.cluster;

import es.sml.connector.database.LedgerTransactions;
import es.sml.connector.failure.sml.SmlLoginException;
import es.sml.connector.failure.sml.SmlUnavailableException;
import es.sml.connector.sml.Account;
import es.sml.connector.sml.session.TokenStore;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The accounts' tokens in the shared database, encrypted, so that one login serves all nodes. It
 * decides how long they wait for another node's login, or after a rejected one.
 */
public final class SharedTokenStore implements TokenStore {
  private static final Duration LONGEST_LOGIN = Duration.ofSeconds(30);
  private static final Duration POLL_INTERVAL = Duration.ofMillis(100);

  private final LedgerTransactions transactions;
  private final String now;
  private final Duration backOff;
  private final Supplier<Map<String, Account>> accounts;
  private final Map<String, TokenSeal> seals = new ConcurrentHashMap<>();

  /**
   * @param accounts all accounts, read at the first use of each
   * @param backOff pause after a login that SML rejected
   */
  public SharedTokenStore(
      LedgerTransactions transactions, Supplier<Map<String, Account>> accounts, Duration backOff) {
    this.transactions = transactions;
    this.now = transactions.now();
    this.backOff = backOff;
    this.accounts = accounts;
  }

  private TokenSeal seal(String account) {
    return seals.computeIfAbsent(
        account, id -> new TokenSeal(id, accounts.get().get(id).password()));
  }

  // The sealed token as stored; empty if there is none.
  private record Row(String token, String sealed, boolean refused) {}

  @Override
  public Posted renew(String account, String refused, Supplier<String> login) {
    long waitUntil = System.nanoTime() + LONGEST_LOGIN.toNanos();
    while (System.nanoTime() - waitUntil < 0) {
      Row row = row(account);
      if (row.token() != null && !row.token().equals(refused)) {
        return new Posted(row.token(), false);
      }
      if (row.refused()) {
        throw new SmlLoginException(
            account,
            "SML rejected a login of another node; check the account's password; a retry follows");
      }
      if (isOurTurn(account, row.sealed())) {
        return new Posted(logIn(account, login), true);
      }
      pause();
    }
    throw new SmlUnavailableException(
        "another node's login to SML does not finish; a retry follows", (Throwable) null);
  }

  private String logIn(String account, Supplier<String> login) {
    try {
      String token = login.get();
      end(account, ", token = ?, refused_until = 0", seal(account).close(token));
      return token;
    } catch (SmlLoginException e) {
      end(account, ", token = NULL, refused_until = " + now + " + ?", backOff.toMillis());
      throw e;
    } catch (RuntimeException e) {
      end(account, "");
      throw e;
    }
  }

  private Row row(String account) {
    Optional<Row> row =
        transactions.read(
            jdbc ->
                jdbc.sql(
                        "SELECT token, %s AS refused FROM sml_token WHERE account = ?"
                            .formatted(Expiry.isToCome(now, "refused_until", backOff)))
                    .param(account)
                    .query(
                        (found, number) -> {
                          String sealed = found.getString(1);
                          return new Row(
                              seal(account).open(sealed),
                              sealed == null ? "" : sealed,
                              found.getBoolean(2));
                        })
                    .optional());
    return row.orElse(new Row(null, "", false));
  }

  // Check that the row is unchanged: a login must not void a token that another node has stored
  // meanwhile.
  private boolean isOurTurn(String account, String seen) {
    return transactions.write(
            jdbc ->
                jdbc.sql(
                        """
                        INSERT INTO sml_token (account, login_until, refused_until) VALUES (?, %1$s + %2$d, 0)
                        ON CONFLICT (account) DO UPDATE SET login_until = excluded.login_until
                        WHERE NOT (%3$s) AND NOT (%4$s) AND COALESCE(sml_token.token, '') = ?"""
                            .formatted(
                                now,
                                LONGEST_LOGIN.toMillis(),
                                Expiry.isToCome(now, "sml_token.login_until", LONGEST_LOGIN),
                                Expiry.isToCome(now, "sml_token.refused_until", backOff)))
                    .param(account)
                    .param(seen)
                    .update())
        == 1;
  }

  private void end(String account, String also, Object... values) {
    transactions.write(
        jdbc ->
            jdbc.sql("UPDATE sml_token SET login_until = 0" + also + " WHERE account = ?")
                .params(values)
                .param(account)
                .update());
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(POLL_INTERVAL.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SmlUnavailableException("interrupted while another node logged in", e);
    }
  }
}
