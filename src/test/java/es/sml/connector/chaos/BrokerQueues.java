package es.sml.connector.chaos;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.QueueBrowser;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientRequestor;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ClientSessionFactory;
import org.apache.activemq.artemis.api.core.client.ServerLocator;
import org.apache.activemq.artemis.api.core.management.ManagementHelper;
import org.apache.activemq.artemis.api.core.management.ResourceNames;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** Reads the broker's queues at the broker itself and not through a proxy. */
final class BrokerQueues {
  private static final long PATIENCE = 10_000;

  private final String url;

  BrokerQueues(int port) {
    this.url = "tcp://127.0.0.1:" + port;
  }

  /** A message on a queue. */
  record Kept(String content, String reason) {}

  /** Returns all messages of the queues, including scheduled messages and messages in delivery. */
  long count(String... queues) throws Exception {
    return sum("messageCount", queues);
  }

  /** Returns the messages that a consumer has received but not acknowledged. */
  long inHand(String... queues) throws Exception {
    return sum("deliveringCount", queues);
  }

  List<Kept> browse(String queue) throws JMSException {
    List<Kept> kept = new ArrayList<>();
    try (ActiveMQConnectionFactory factory =
            new ActiveMQConnectionFactory(url, Secrets.BROKER_USER, Secrets.BROKER_PASSWORD);
        Connection connection = factory.createConnection();
        Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
        QueueBrowser browser = session.createBrowser(session.createQueue(queue))) {
      connection.start();
      Enumeration<?> messages = browser.getEnumeration();
      while (hasNext(messages)) {
        kept.add(read((Message) messages.nextElement()));
      }
    }
    return kept;
  }

  // The broker once reports the end while it still finishes the large message before.
  private static boolean hasNext(Enumeration<?> messages) {
    boolean more = messages.hasMoreElements();
    for (int i = 0; !more && i < 2; i++) {
      more = messages.hasMoreElements();
    }
    return more;
  }

  private static Kept read(Message message) throws JMSException {
    String content = "";
    if (message instanceof TextMessage text) {
      content = text.getText();
    } else if (message instanceof BytesMessage bytes) {
      byte[] body = new byte[(int) bytes.getBodyLength()];
      bytes.readBytes(body);
      content = new String(body, StandardCharsets.UTF_8);
    }
    return new Kept(content, message.getStringProperty("LeadReason"));
  }

  private long sum(String attribute, String... queues) throws Exception {
    long sum = 0;
    try (ServerLocator locator = ActiveMQClient.createServerLocator(url);
        ClientSessionFactory factory = locator.createSessionFactory();
        ClientSession session =
            factory.createSession(
                Secrets.BROKER_USER, Secrets.BROKER_PASSWORD, false, true, true, false, 1);
        ClientRequestor requestor = new ClientRequestor(session, "activemq.management")) {
      session.start();
      for (String queue : queues) {
        ClientMessage question = session.createMessage(false);
        ManagementHelper.putAttribute(question, ResourceNames.QUEUE + queue, attribute);
        ClientMessage answer = requestor.request(question, PATIENCE);
        if (answer == null || !ManagementHelper.hasOperationSucceeded(answer)) {
          throw new IllegalStateException(
              "the broker does not tell the " + attribute + " of " + queue);
        }
        sum += ((Number) ManagementHelper.getResult(answer)).longValue();
      }
    }
    return sum;
  }
}
