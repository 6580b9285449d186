package es.sml.connector.deliver.poison;

import es.sml.connector.database.LedgerTransactions;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.Exchange;
import org.apache.camel.support.SynchronizationAdapter;

/**
 * Reads the messages that a crash interrupted one at a time, so that the next crash shows the
 * poison message. {@link PoisonFile} decides how many crashes are proof.
 *
 * <p>Each is read alone from before its attempt is counted until its lead is POSTING. So the next
 * crash counts against that message only. While it is parsed, no other message is parsed. Until
 * none of them is left, later messages of their dealers are also parsed alone.
 */
public final class PoisonMessageGuard {
  /** Highest number of messages that are read at the same time. */
  public static final int TOGETHER = 1 << 16;

  /** The reason why a message is no longer read. */
  public static final String PROVEN =
      "the message crashed the connector while no other message was being read: do not replay it;"
          + " open this dead letter in the console, and create its lead by hand there";

  private static final String TURN = "LeadTurn";

  private final LedgerTransactions transactions;
  private final Semaphore alone;
  private final Semaphore together;
  private final PoisonRecord record;
  private Set<String> keys;

  /**
   * @param alone semaphore of one permit, which is the turn
   * @param together semaphore of {@link #TOGETHER} permits, one for each message until it is parsed
   * @param record outlives the process
   */
  public PoisonMessageGuard(
      LedgerTransactions transactions, Semaphore alone, Semaphore together, PoisonRecord record) {
    this.transactions = transactions;
    this.alone = alone;
    this.together = together;
    this.record = record;
  }

  /**
   * Lets a possible poison message wait until no other message, and no copy of it, is being read.
   *
   * @param exchange exchange of the message; the turn ends with it at the latest
   * @return whether the message is proven to crash the connector and must not be read
   */
  public boolean awaitTurn(String key, String dealer, Exchange exchange) {
    boolean interrupted = keys().contains(key);
    boolean exclusive = interrupted || record.isExclusive(dealer);
    if (!exclusive && keys().isEmpty() && !record.isAnyExclusive()) {
      return false;
    }
    record.awaitWarm(key);
    if (interrupted) {
      alone.acquireUninterruptibly();
    }
    together.acquireUninterruptibly(exclusive ? TOGETHER : 1);
    Turn turn = new Turn(key, interrupted, exclusive);
    if (exclusive) {
      record.begin(key, dealer);
    }
    exchange.getExchangeExtension().addOnCompletion(turn);
    exchange.setProperty(TURN, turn);
    return record.isProven(key, dealer);
  }

  /** Ends the exclusive reading, because the message was parsed without a crash. */
  public void understood(Exchange exchange) {
    Turn turn = exchange.getProperty(TURN, Turn.class);
    if (turn != null) {
      turn.understood();
    }
  }

  /** Ends the turn, because the lead is POSTING: later crashes do not count against it. */
  public void endTurn(Exchange exchange) {
    Turn turn = exchange.getProperty(TURN, Turn.class);
    if (turn != null) {
      turn.end();
    }
  }

  private synchronized Set<String> keys() {
    if (keys == null) {
      Map<String, String> left = new HashMap<>();
      transactions.read(
          jdbc -> {
            jdbc.sql("SELECT lead_key, dealer FROM lead WHERE state = 'RECEIVED' AND attempts > 0")
                .query(
                    row -> {
                      left.put(row.getString("lead_key"), row.getString("dealer"));
                    });
            return left;
          });
      record.inHand(left);
      keys = ConcurrentHashMap.newKeySet();
      keys.addAll(left.keySet());
    }
    return keys;
  }

  private final class Turn extends SynchronizationAdapter {
    private final AtomicBoolean lasts = new AtomicBoolean(true);
    private final AtomicBoolean isNotUnderstood = new AtomicBoolean(true);
    private final String key;
    private final boolean interrupted;
    private final boolean exclusive;

    private Turn(String key, boolean interrupted, boolean exclusive) {
      this.key = key;
      this.interrupted = interrupted;
      this.exclusive = exclusive;
    }

    private void understood() {
      if (isNotUnderstood.getAndSet(false)) {
        if (exclusive) {
          record.end(key);
        }
        together.release(exclusive ? TOGETHER : 1);
      }
    }

    private void end() {
      understood();
      if (interrupted && lasts.getAndSet(false)) {
        keys().remove(key);
        alone.release();
      }
    }

    @Override
    public void onDone(Exchange exchange) {
      end();
    }
  }
}
