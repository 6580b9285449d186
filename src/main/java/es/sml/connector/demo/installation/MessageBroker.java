package es.sml.connector.demo.installation;

import jakarta.jms.BytesMessage;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The demo's connection to the broker, as a dealer's program, a CRM and an operator. For one
 * thread.
 */
public final class MessageBroker implements AutoCloseable {
  private final JMSContext context;
  private final List<JMSConsumer> deadLetters;
  private final List<JMSConsumer> events;

  MessageBroker(ConnectionFactory connections) {
    context = connections.createContext(JMSContext.AUTO_ACKNOWLEDGE);
    deadLetters = consumers(Stream.of("leads.dead", "leads.parked"));
    events = consumers(Installation.DEALERS.stream().map(dealer -> "crm." + dealer + ".status"));
  }

  /**
   * Enqueues a message as a dealer's program does. It is stored when this returns.
   *
   * @param id the sender's id of the message
   */
  public void send(String dealer, String id, byte[] content) throws JMSException {
    BytesMessage message = context.createBytesMessage();
    message.writeBytes(content);
    message.setJMSCorrelationID(id);
    context.createProducer().send(context.createQueue("dealers." + dealer + ".leads"), message);
  }

  /** Returns the dead letters and parked messages since the last call. */
  public List<Message> newDeadLetters() {
    return received(deadLetters);
  }

  /** Returns the events that the CRMs received since the last call. */
  public List<Message> newEvents() {
    return received(events);
  }

  @Override
  public void close() {
    context.close();
  }

  private List<JMSConsumer> consumers(Stream<String> queues) {
    return queues.map(queue -> context.createConsumer(context.createQueue(queue))).toList();
  }

  private static List<Message> received(List<JMSConsumer> consumers) {
    List<Message> received = new ArrayList<>();
    for (JMSConsumer consumer : consumers) {
      Message message;
      while ((message = consumer.receiveNoWait()) != null) {
        received.add(message);
      }
    }
    return received;
  }
}
