package es.sml.connector.demo.installation;

import es.sml.connector.demo.outcome.ObservedOutcome;
import es.sml.connector.demo.outcome.ReceivedEvent;
import es.sml.connector.lead.LeadHeaders;
import jakarta.jms.BytesMessage;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.QueueBrowser;
import jakarta.jms.TemporaryQueue;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.activemq.artemis.api.core.management.ResourceNames;
import org.apache.activemq.artemis.api.jms.management.JMSManagementHelper;

/** The broker from outside: as a dealer's program, a CRM and an operator. For one thread. */
public final class MessageBroker implements AutoCloseable {
  private static final String MANAGEMENT = "activemq.management";
  private static final List<String> FAILED = List.of("leads.dead", "leads.parked");
  private static final long PATIENCE = 5_000;

  private final JMSContext context;
  private final List<Crm> crms;
  private final Set<String> browsed = new HashSet<>();

  private record Crm(String queue, JMSConsumer consumer) {}

  MessageBroker(ConnectionFactory connections, List<String> dealers) {
    context = connections.createContext(JMSContext.AUTO_ACKNOWLEDGE);
    crms =
        dealers.stream()
            .map(Dealerships::statusQueue)
            .map(queue -> new Crm(queue, context.createConsumer(context.createQueue(queue))))
            .toList();
  }

  /**
   * Enqueues a message as another program does. It is stored when this returns.
   *
   * @param id the sender's id of the message
   */
  public void send(String queue, String id, byte[] content) throws JMSException {
    BytesMessage message = context.createBytesMessage();
    message.writeBytes(content);
    message.setJMSCorrelationID(id);
    context.createProducer().send(context.createQueue(queue), message);
  }

  /** Returns the messages that failed since the last call. They stay on their queues. */
  public List<ObservedOutcome.DeadLetter> newlyFailed() throws JMSException {
    List<ObservedOutcome.DeadLetter> deadLetters = new ArrayList<>();
    for (String queue : FAILED) {
      try (QueueBrowser browser = context.createBrowser(context.createQueue(queue))) {
        for (Enumeration<?> all = browser.getEnumeration(); all.hasMoreElements(); ) {
          Message message = (Message) all.nextElement();
          if (browsed.add(message.getJMSMessageID())) {
            deadLetters.add(deadLetter(queue, message));
          }
        }
      }
    }
    return deadLetters;
  }

  /** Returns the events that the CRMs received since the last call. */
  public List<ReceivedEvent> newEvents() throws JMSException {
    List<ReceivedEvent> events = new ArrayList<>();
    for (Crm crm : crms) {
      for (Message message = crm.consumer().receiveNoWait();
          message != null;
          message = crm.consumer().receiveNoWait()) {
        events.add(ReceivedEvent.read(crm.queue(), message.getBody(String.class)));
      }
    }
    return events;
  }

  /**
   * Returns true if the queues have no messages, also none that a consumer holds. Checks them in
   * their order, so it does not miss a message that moves on.
   */
  public boolean areEmpty(Stream<String> queues) {
    return queues.allMatch(queue -> count(queue) == 0);
  }

  @Override
  public void close() {
    context.close();
  }

  private static ObservedOutcome.DeadLetter deadLetter(String queue, Message message)
      throws JMSException {
    return new ObservedOutcome.DeadLetter(
        queue,
        message.getStringProperty(LeadHeaders.KEY),
        message.getStringProperty(LeadHeaders.DEALER),
        String.valueOf(message.getStringProperty(LeadHeaders.REASON)));
  }

  private long count(String queue) {
    TemporaryQueue reply = context.createTemporaryQueue();
    try (JMSConsumer replies = context.createConsumer(reply)) {
      Message question = context.createMessage();
      question.setJMSReplyTo(reply);
      JMSManagementHelper.putAttribute(question, ResourceNames.QUEUE + queue, "messageCount");
      context.createProducer().send(context.createQueue(MANAGEMENT), question);
      Message answer = replies.receive(PATIENCE);
      if (answer == null || !JMSManagementHelper.hasOperationSucceeded(answer)) {
        throw new IllegalStateException("the broker does not report the length of " + queue);
      }
      return ((Number) JMSManagementHelper.getResult(answer)).longValue();
    } catch (IllegalStateException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("the broker does not respond", e);
    }
  }
}
