package es.sml.connector.deadletter;

import jakarta.jms.JMSException;

/** Thrown when the broker does not deliver or accept a dead letter. */
public class DeadLetterUnreachableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DeadLetterUnreachableException(String message, JMSException cause) {
    super(message, cause);
  }
}
