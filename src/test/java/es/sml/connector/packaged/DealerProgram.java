package es.sml.connector.packaged;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** A dealer's program at the connector's broker. It measures the time to each reply. */
final class DealerProgram implements AutoCloseable {
  private final ActiveMQConnectionFactory factory;
  private final Connection connection;
  private final Session session;
  private final String dealer;
  private final Map<String, Long> sent = new ConcurrentHashMap<>();
  private final Map<String, Long> latencies = new ConcurrentHashMap<>();
  private final Map<String, String> replies = new ConcurrentHashMap<>();

  /**
   * @param options of Artemis's client, as a query
   */
  DealerProgram(int port, String dealer, String options) throws JMSException {
    this.dealer = dealer;
    factory = new ActiveMQConnectionFactory("tcp://127.0.0.1:" + port + options, dealer, "crm");
    connection = factory.createConnection();
    connection.start();
    session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
  }

  Session session() {
    return session;
  }

  /** Reads its replies from now on. */
  DealerProgram listen() throws JMSException {
    Session reading = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
    MessageConsumer consumer = reading.createConsumer(replyQueue());
    consumer.setMessageListener(this::replied);
    return this;
  }

  Queue replyQueue() throws JMSException {
    return session.createQueue("crm." + dealer + ".replies");
  }

  void lead(String id, String text) throws JMSException {
    send("dealers." + dealer + ".leads", id, text);
  }

  void command(String id, String json) throws JMSException {
    send("sml.commands", id, json);
  }

  void send(Queue queue, Message message) throws JMSException {
    try (MessageProducer producer = session.createProducer(queue)) {
      producer.send(message);
    }
  }

  private void send(String queue, String id, String text) throws JMSException {
    TextMessage message = session.createTextMessage(text);
    message.setJMSCorrelationID(id);
    message.setJMSReplyTo(replyQueue());
    sent.put(id, System.nanoTime());
    send(session.createQueue(queue), message);
  }

  private void replied(Message message) {
    long now = System.nanoTime();
    try {
      String id = message.getJMSCorrelationID();
      replies.put(id, message.getBody(String.class));
      latencies.putIfAbsent(id, now - sent.get(id));
    } catch (JMSException e) {
      throw new IllegalStateException("a reply that cannot be read", e);
    }
  }

  /** Returns the text of each reply, by the id of the lead or command. */
  Map<String, String> replies() {
    return Map.copyOf(replies);
  }

  /** Returns SML's id of a lead from its reply. */
  long smlId(String lead) throws IOException {
    return new ObjectMapper().readTree(replies.get(lead)).path("leadId").asLong();
  }

  /**
   * Returns the longest time from a send to its reply in milliseconds, without the slowest percent.
   */
  long p99() {
    long[] sorted = latencies.values().stream().mapToLong(Long::longValue).sorted().toArray();
    return sorted[(int) Math.ceil(sorted.length * 0.99) - 1] / 1_000_000;
  }

  @Override
  public void close() throws JMSException {
    connection.close();
    factory.close();
  }
}
