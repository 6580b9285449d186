package es.sml.connector.runtime.jms;

import es.sml.connector.intake.AnyJmsContent;
import es.sml.connector.intake.IntakeSettings;
import es.sml.connector.trace.TraceParent;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import org.apache.camel.LoggingLevel;
import org.apache.camel.component.jms.JmsComponent;

/**
 * Configures Camel's JMS component so that no message is lost and no reply is sent by accident. It
 * decides how soon a lost broker is tried again.
 */
public final class JmsComponents {
  private static final long RETRY_LOST_BROKER = 1_000;

  private JmsComponents() {}

  /** Returns the component for consuming and sending in one transaction. */
  public static JmsComponent transacted(ConnectionFactory connections, IntakeSettings intake) {
    JmsComponent jms = sending(connections);
    jms.setMessageConverter(new AnyJmsContent(intake));
    jms.setTransacted(true);
    jms.setLazyCreateTransactionManager(false);
    jms.setCacheLevelName("CACHE_CONSUMER");
    return jms;
  }

  /** Returns the component for sends that are durable on return. */
  public static JmsComponent sending(ConnectionFactory connections) {
    JmsComponent jms = new JmsComponent();
    jms.setConnectionFactory(connections);
    jms.setDeliveryPersistent(true);
    jms.setDestinationResolver(new KnownQueues());
    // A message may not request a reply or load a class.
    jms.setDisableReplyTo(true);
    jms.setHeaderFilterStrategy(new JmsHeaders());
    jms.setMessageCreatedStrategy((message, session, exchange, cause) -> trace(message));
    jms.getConfiguration().setRecoveryInterval(RETRY_LOST_BROKER);
    jms.setExceptionListener(new RefusedQueues());
    // The route's error handling has already logged the failure.
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
      throw new IllegalStateException("a new message must accept a property", e);
    }
  }
}
