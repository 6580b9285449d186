package es.sml.connector.runtime;

import jakarta.jms.ExceptionListener;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSException;
import jakarta.jms.JMSSecurityException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says, once for each, in the broker's words which queue it does not let the connector read. */
final class RefusedQueues implements ExceptionListener {
  private static final Logger LOG = LoggerFactory.getLogger(RefusedQueues.class);

  private final Set<String> told = ConcurrentHashMap.newKeySet();

  @Override
  public void onException(JMSException exception) {
    boolean refused =
        exception instanceof JMSSecurityException
            || exception instanceof InvalidDestinationException;
    if (refused && told.add(String.valueOf(exception.getMessage()))) {
      LOG.warn(
          "the broker refuses a queue, which is tried again and again: {}", exception.getMessage());
    }
  }
}
