package es.sml.connector.deadletter;

import jakarta.jms.JMSException;

/** Thrown when the broker does not give a letter, or does not take it back. */
public class LetterUnreachableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  LetterUnreachableException(String message, JMSException cause) {
    super(message, cause);
  }
}
