package es.sml.connector.runtime.jms;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import org.apache.camel.component.jms.DefaultJmsMessageListenerContainer;
import org.apache.camel.component.jms.JmsEndpoint;
import org.apache.camel.component.jms.MessageListenerContainerFactory;
import org.springframework.jms.listener.AbstractMessageListenerContainer;

/**
 * Commits waiting messages together, up to a number, because each commit waits for the broker's
 * disk. After a failure it commits single messages for a while, so that only the failed one is
 * redelivered.
 */
public final class BatchedConsumer implements MessageListenerContainerFactory {
  private static final int MOST = 50;

  @Override
  public AbstractMessageListenerContainer createMessageListenerContainer(JmsEndpoint endpoint) {
    return new Container(endpoint);
  }

  // Only the consumer's thread uses these fields.
  private static final class Container extends DefaultJmsMessageListenerContainer {
    private Session session;
    private int uncommitted;
    private int alone;

    private Container(JmsEndpoint endpoint) {
      super(endpoint);
    }

    @Override
    protected Message receiveMessage(MessageConsumer consumer) throws JMSException {
      Message next = uncommitted > 0 ? consumer.receiveNoWait() : null;
      if (next != null) {
        return next;
      }
      commit();
      return super.receiveMessage(consumer);
    }

    @Override
    protected void commitIfNecessary(Session current, Message message) throws JMSException {
      session = current;
      uncommitted++;
      if (alone > 0 || uncommitted == MOST) {
        commit();
      }
    }

    private void commit() throws JMSException {
      if (uncommitted > 0) {
        uncommitted = 0;
        int left = Math.max(0, alone - 1);
        alone = MOST;
        super.commitIfNecessary(session, null);
        alone = left;
      }
    }

    @Override
    protected void rollbackIfNecessary(Session current) throws JMSException {
      uncommitted = 0;
      super.rollbackIfNecessary(current);
    }

    @Override
    protected void rollbackOnExceptionIfNecessary(Session current, Throwable failure)
        throws JMSException {
      uncommitted = 0;
      alone = MOST;
      super.rollbackOnExceptionIfNecessary(current, failure);
    }
  }
}
