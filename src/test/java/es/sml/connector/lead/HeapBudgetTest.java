package es.sml.connector.lead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.EnumSet;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HeapBudgetTest {
  private static final int SMALL = 100 << 10;
  private static final int LARGE = 1 << 20;
  private static final Set<Thread.State> WAITING =
      EnumSet.of(Thread.State.WAITING, Thread.State.TIMED_WAITING);

  // 40 MB for large messages, 13 MB for small ones.
  private final HeapBudget budget = new HeapBudget(54 << 20, 10, 16 << 10);

  @Test
  void aMessageThatNeedsMoreThanThereIsIsInHandAlone() throws Exception {
    HeapBudget.Room first = budget.reserve(LARGE);
    Thread huge = taker(1L << 40);
    Thread behind = taker(LARGE);
    first.close();
    huge.join();
    assertThat(behind.getState()).as("it comes after the huge one").isEqualTo(Thread.State.WAITING);
  }

  @Test
  void aMessageThatNeedsMostOfTheHeapWaitsForTheOtherBudgetToo() throws Exception {
    HeapBudget fetching = new HeapBudget(54 << 20, 4, 0);
    budget.exclude(fetching);
    HeapBudget.Room fetched = fetching.reserve(LARGE);
    Thread huge = taker(9 << 20);
    budget.reserve(10);
    fetched.close();
    huge.join();
    Thread behind = new Thread(() -> fetching.reserve(LARGE));
    behind.setDaemon(true);
    behind.start();
    await().until(() -> behind.getState() == Thread.State.WAITING);
  }

  @Test
  void aSmallMessageDoesNotWaitForLargeOnes() {
    budget.reserve(1L << 40);
    budget.reserve(SMALL).close();
    budget.reserve(10);
  }

  @Test
  void smallMessagesTogetherHaveABudgetToo() throws Exception {
    HeapBudget.Room last = budget.reserve(SMALL);
    for (int i = 1; i < 13; i++) {
      last = budget.reserve(SMALL);
    }
    Thread waiting = taker(SMALL);
    last.close();
    last.close(); // a second close releases nothing
    waiting.join();
    taker(SMALL);
  }

  @Test
  void givesRoomBackAtTheEndOfTheExchangeAndMostOfItOnceItIsParsed() throws Exception {
    DefaultCamelContext camel = new DefaultCamelContext();
    Exchange exchange = new DefaultExchange(camel);
    budget.reserve(8 << 20, exchange);
    budget.parsed(exchange);
    budget.reserve(LARGE).close();
    Thread huge = taker(1L << 40);
    exchange
        .getExchangeExtension()
        .handoverCompletions()
        .forEach(completion -> completion.onComplete(exchange));
    huge.join();
  }

  /** One that waits. */
  private Thread taker(long bytes) {
    Thread thread = new Thread(() -> budget.reserve(bytes));
    thread.setDaemon(true);
    thread.start();
    await().until(() -> WAITING.contains(thread.getState()));
    return thread;
  }
}
