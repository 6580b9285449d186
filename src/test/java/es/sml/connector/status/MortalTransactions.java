package es.sml.connector.status;

import es.sml.connector.database.LedgerTransactions;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The transactions of a process that can be killed: before one of its writes, or after it. */
final class MortalTransactions implements LedgerTransactions {
  private final LedgerTransactions transactions;
  private int left = Integer.MAX_VALUE;
  private boolean afterwards;
  private boolean dead;

  MortalTransactions(LedgerTransactions transactions) {
    this.transactions = transactions;
  }

  /** Its death, in the place of every answer that it would get. */
  static final class KilledException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /**
   * Dies with a write.
   *
   * @param writes how many are done before
   * @param committed whether that write is still committed
   */
  synchronized void killAt(int writes, boolean committed) {
    left = writes;
    afterwards = committed;
  }

  synchronized void kill() {
    dead = true;
  }

  synchronized boolean isDead() {
    return dead;
  }

  @Override
  public synchronized <T> T write(Function<JdbcClient, T> work) {
    checkAlive();
    if (left-- > 0) {
      return transactions.write(work);
    }
    dead = true;
    if (afterwards) {
      transactions.write(work);
    }
    throw new KilledException();
  }

  @Override
  public <T> T read(Function<JdbcClient, T> work) {
    checkAlive();
    return transactions.read(work);
  }

  @Override
  public String now() {
    return transactions.now();
  }

  private synchronized void checkAlive() {
    if (dead) {
      throw new KilledException();
    }
  }
}
