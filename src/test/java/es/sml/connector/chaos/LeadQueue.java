package es.sml.connector.chaos;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.time.Duration;
import java.util.List;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** The dealer's program, which sends each lead until the broker says that it has it. */
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
   * Sends all in one transaction; again, with the same ids, if it is not known to be committed.
   *
   * @param contents a message each; its hash is its id, so that a repeat has the same
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
      return false; // not there, or killed meanwhile: the same once more
    }
  }
}
