package es.sml.connector.runtime;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.component.jms.DefaultJmsMessageListenerContainer;
import org.apache.camel.component.jms.JmsEndpoint;
import org.apache.camel.component.jms.MessageListenerContainerFactory;
import org.springframework.jms.listener.AbstractMessageListenerContainer;

/**
 * The consumers of one account's queues, its inbound queue and its dealers': one at each for as
 * long as it is quiet; more where there is work, but on all queues together no more than the
 * account may use. However many dealers there are, an outage of SML does not end in thousands of
 * threads.
 */
final class AccountConsumers implements MessageListenerContainerFactory {
  private final int most;
  private final AtomicInteger queues = new AtomicInteger();
  // How often each is handed over to a thread: one that goes on in another is so twice for a
  // moment.
  private final Map<Runnable, Integer> consumers = new ConcurrentHashMap<>();

  /**
   * @param most how many take messages at a time, beside the one that each queue has anyway
   */
  AccountConsumers(int most) {
    this.most = most;
  }

  @Override
  public AbstractMessageListenerContainer createMessageListenerContainer(JmsEndpoint endpoint) {
    queues.incrementAndGet();
    return new Container(endpoint);
  }

  /** How many consumers there are now. */
  int count() {
    return consumers.size();
  }

  private final class Container extends DefaultJmsMessageListenerContainer {
    private final AtomicBoolean gone = new AtomicBoolean();

    private Container(JmsEndpoint endpoint) {
      super(endpoint);
    }

    @Override
    public void destroy() {
      super.destroy();
      if (!gone.getAndSet(true)) {
        queues.decrementAndGet();
      }
    }

    @Override
    public void setTaskExecutor(Executor threads) {
      super.setTaskExecutor(consumer -> startConsumer(threads, consumer));
    }

    @Override
    protected void scheduleNewInvokerIfAppropriate() {
      if (isRoomForOneMore()) {
        synchronized (consumers) {
          if (isRoomForOneMore()) {
            super.scheduleNewInvokerIfAppropriate();
          }
        }
      } else {
        resumePausedTasks();
      }
    }
  }

  private boolean isRoomForOneMore() {
    return consumers.size() < most + queues.get() - 1;
  }

  private void startConsumer(Executor threads, Runnable consumer) {
    consumers.merge(consumer, 1, Integer::sum);
    try {
      threads.execute(
          () -> {
            try {
              consumer.run();
            } finally {
              ended(consumer);
            }
          });
    } catch (RejectedExecutionException e) {
      ended(consumer);
      throw e;
    }
  }

  private void ended(Runnable consumer) {
    consumers.computeIfPresent(consumer, (same, times) -> times == 1 ? null : times - 1);
  }
}
