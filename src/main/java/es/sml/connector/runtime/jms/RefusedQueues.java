package es.sml.connector.runtime.jms;

import jakarta.jms.ExceptionListener;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSException;
import jakarta.jms.JMSSecurityException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs once for each queue that the broker does not let the connector consume. */
final class RefusedQueues implements ExceptionListener {
  private static final Logger LOG = LoggerFactory.getLogger(RefusedQueues.class);

  private final Set<String> reported = ConcurrentHashMap.newKeySet();

  @Override
  public void onException(JMSException exception) {
    boolean refused =
        exception instanceof JMSSecurityException
            || exception instanceof InvalidDestinationException;
    if (refused && reported.add(String.valueOf(exception.getMessage()))) {
      LOG.warn(
          "the broker rejects the consumer of a queue; correct its permissions; the connector retries: {}",
          exception.getMessage());
    }
  }
}
