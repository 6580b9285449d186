package es.sml.connector.chaos;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.time.Duration;
import java.util.List;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** The dealer's program. It sends each lead until the broker confirms it. */
final class LeadQueue {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final int port;
  private final String user;
  private final String password;

  LeadQueue(int port, String user, String password) {
    this.port = port;
    this.user = user;
    this.password = password;
  }

  /**
   * Sends all in one transaction, and repeats it with the same ids if the commit is uncertain.
   *
   * @param contents one for each message; its hash is its id, so a repeated send has the same id
   */
  void send(List<String> contents) {
    send(contents, Duration.ZERO);
  }

  /**
   * The same with a time to live.
   *
   * @param life zero for none
   */
  void send(List<String> contents, Duration life) {
    Deadline.await(
        "the broker to take " + contents.size() + " leads", PATIENCE, () -> sent(contents, life));
  }

  private boolean sent(List<String> contents, Duration life) {
    try (ActiveMQConnectionFactory factory =
            new ActiveMQConnectionFactory("tcp://127.0.0.1:" + port, user, password);
        Connection connection = factory.createConnection();
        Session session = connection.createSession(true, Session.SESSION_TRANSACTED)) {
      MessageProducer producer = session.createProducer(session.createQueue("dealers.norte.leads"));
      producer.setTimeToLive(life.toMillis());
      for (String content : contents) {
        TextMessage message = session.createTextMessage(content);
        message.setJMSCorrelationID(Integer.toHexString(content.hashCode()));
        producer.send(message);
      }
      session.commit();
      return true;
    } catch (JMSException e) {
      return false; // not available or killed, so it sends the same again
    }
  }
}
