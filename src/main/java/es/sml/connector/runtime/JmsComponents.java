package es.sml.connector.runtime;

import es.sml.connector.intake.AnyJmsContent;
import es.sml.connector.intake.IntakeSettings;
import es.sml.connector.trace.TraceParent;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import org.apache.activemq.artemis.jms.client.ActiveMQQueue;
import org.apache.camel.LoggingLevel;
import org.apache.camel.component.jms.JmsComponent;

/** Camel's JMS component, set up so that no message is lost or answered by accident. */
final class JmsComponents {
  private static final long RETRY_LOST_BROKER = 1_000;

  private JmsComponents() {}

  /** For routes that take a message and send others in one transaction. */
  static JmsComponent transacted(ConnectionFactory connections, IntakeSettings intake) {
    JmsComponent jms = sending(connections);
    jms.setMessageConverter(new AnyJmsContent(intake));
    jms.setTransacted(true);
    jms.setLazyCreateTransactionManager(false);
    jms.setCacheLevelName("CACHE_CONSUMER");
    return jms;
  }

  /** For sends that are durable on their return. */
  static JmsComponent sending(ConnectionFactory connections) {
    JmsComponent jms = new JmsComponent();
    jms.setConnectionFactory(connections);
    jms.setDeliveryPersistent(true);
    // A queue that is not there is refused as such, by the producer or consumer.
    jms.setDestinationResolver((session, name, topic) -> new ActiveMQQueue(name));
    // A message asks for no answer, and brings no class of its own to load.
    jms.setDisableReplyTo(true);
    jms.setHeaderFilterStrategy(new JmsHeaders());
    jms.setMessageCreatedStrategy((message, session, exchange, cause) -> trace(message));
    jms.getConfiguration().setRecoveryInterval(RETRY_LOST_BROKER);
    jms.setExceptionListener(new RefusedQueues());
    // The route's error handling has said what there is to say.
    jms.getConfiguration().setErrorHandlerLoggingLevel(LoggingLevel.DEBUG);
    jms.getConfiguration().setErrorHandlerLogStackTrace(false);
    return jms;
  }

  private static void trace(Message message) {
    String current = TraceParent.current();
    if (current == null) {
      return;
    }
    try {
      message.setStringProperty(TraceParent.NAME, current);
    } catch (JMSException e) {
      throw new IllegalStateException("a message that is being made takes a property", e);
    }
  }
}
