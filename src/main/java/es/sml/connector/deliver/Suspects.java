package es.sml.connector.deliver;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.Exchange;
import org.apache.camel.support.SynchronizationAdapter;

/**
 * Messages that were in hand when the process before this one was killed, one of which may have
 * killed it. Each is taken alone, from before its attempt is counted until its state says that it
 * is on its way into SML: so that the next death is counted against it and not against those that
 * lay beside it.
 */
public final class Suspects {
  private static final String TURN = "LeadTurn";

  private final LedgerTransactions transactions;
  private final Semaphore alone;
  private Set<String> keys;

  /**
   * @param alone of one permit, which is the turn
   */
  public Suspects(LedgerTransactions transactions, Semaphore alone) {
    this.transactions = transactions;
    this.alone = alone;
  }

  /**
   * Has a suspect wait until no other is in hand, nor another copy of its message.
   *
   * @param exchange in which it is taken; at its end the next may come, at the latest
   */
  public void isolate(String key, Exchange exchange) {
    if (keys().contains(key)) {
      alone.acquireUninterruptibly();
      Turn turn = new Turn(key);
      exchange.getExchangeExtension().addOnCompletion(turn);
      exchange.setProperty(TURN, turn);
    }
  }

  /** The lead is POSTING: no death is counted against it any more. */
  public void acquit(Exchange exchange) {
    Turn turn = exchange.getProperty(TURN, Turn.class);
    if (turn != null) {
      turn.end();
    }
  }

  private synchronized Set<String> keys() {
    if (keys == null) {
      keys = ConcurrentHashMap.newKeySet();
      keys.addAll(
          transactions.read(
              jdbc ->
                  jdbc.sql("SELECT lead_key FROM lead WHERE state = 'RECEIVED' AND attempts > 0")
                      .query(String.class)
                      .list()));
    }
    return keys;
  }

  private final class Turn extends SynchronizationAdapter {
    private final AtomicBoolean lasts = new AtomicBoolean(true);
    private final String key;

    private Turn(String key) {
      this.key = key;
    }

    private void end() {
      if (lasts.getAndSet(false)) {
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
