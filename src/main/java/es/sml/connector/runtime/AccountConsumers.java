package es.sml.connector.runtime;

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
  private final AtomicInteger consumers = new AtomicInteger();

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
    return consumers.get();
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
    return consumers.get() < most + queues.get() - 1;
  }

  private void startConsumer(Executor threads, Runnable consumer) {
    consumers.incrementAndGet();
    try {
      threads.execute(
          () -> {
            try {
              consumer.run();
            } finally {
              consumers.decrementAndGet();
            }
          });
    } catch (RejectedExecutionException e) {
      consumers.decrementAndGet();
      throw e;
    }
  }
}
