package es.sml.connector.runtime.dealer;

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
 * The consumers of one account's inbound queue and dealers' queues. Each queue has one consumer
 * while it is idle and more under load, up to the account's limit for all queues. So an outage of
 * SML cannot create thousands of threads.
 */
public final class AccountConsumers implements MessageListenerContainerFactory {
  private final int most;
  private final AtomicInteger queues = new AtomicInteger();
  // Number of threads of each consumer; a consumer that changes its thread briefly has two.
  private final Map<Runnable, Integer> consumers = new ConcurrentHashMap<>();

  /**
   * @param most limit of concurrent consumers, in addition to the one of each queue
   */
  AccountConsumers(int most) {
    this.most = most;
  }

  @Override
  public AbstractMessageListenerContainer createMessageListenerContainer(JmsEndpoint endpoint) {
    queues.incrementAndGet();
    return new Container(endpoint);
  }

  public int count() {
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
