package es.sml.connector.broker.client;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.QueueBrowser;
import jakarta.jms.Session;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Enumeration;
import java.util.List;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.jms.client.ActiveMQSession;
import org.messaginghub.pooled.jms.JmsPoolSession;

/**
 * Reads the depth and the oldest message of a broker's queues, and whether a temporary queue
 * exists; consumes nothing.
 */
public record QueueInspector(ConnectionFactory connections) {
  // Header of messages that the connector received; other messages have their sending time.
  private static final String RECEIVED = "LeadReceived";

  public List<QueueState> at(Collection<String> queues) throws JMSException {
    try (Connection connection = connections.createConnection()) {
      connection.start();
      try (Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE)) {
        ClientSession core = core(session);
        List<QueueState> states = new ArrayList<>();
        for (String queue : queues) {
          ClientSession.QueueQuery result = core.queueQuery(SimpleString.of(queue));
          if (result.isExists()) {
            long depth = result.getMessageCount();
            states.add(new QueueState(queue, depth, depth == 0 ? null : oldest(session, queue)));
          }
        }
        return states;
      } catch (ActiveMQException e) {
        JMSException failure =
            new JMSException("the broker does not report the state of its queues");
        failure.initCause(e);
        throw failure;
      }
    }
  }

  /** Returns whether a temporary queue of this name exists on an address of this name. */
  public boolean isTemporary(String queue) throws JMSException {
    try (Connection connection = connections.createConnection();
        Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE)) {
      SimpleString name = SimpleString.of(queue);
      ClientSession.QueueQuery result = core(session).queueQuery(name);
      return result.isExists() && result.isTemporary() && name.equals(result.getAddress());
    } catch (ActiveMQException e) {
      JMSException failure =
          new JMSException("the broker does not report whether a reply queue exists");
      failure.initCause(e);
      throw failure;
    }
  }

  private static ClientSession core(Session session) throws JMSException {
    return ((ActiveMQSession) ((JmsPoolSession) session).getInternalSession()).getCoreSession();
  }

  private static Instant oldest(Session session, String queue) throws JMSException {
    try (QueueBrowser browser = session.createBrowser(session.createQueue(queue))) {
      Enumeration<?> messages = browser.getEnumeration();
      if (!messages.hasMoreElements()) {
        return null; // all messages are in delivery or scheduled
      }
      Message first = (Message) messages.nextElement();
      return Instant.ofEpochMilli(
          first.getObjectProperty(RECEIVED) instanceof Long received
              ? received
              : first.getJMSTimestamp());
    }
  }
}
