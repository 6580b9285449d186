package es.sml.connector.runtime;

import es.sml.connector.deliver.IllegalMoveException;
import java.util.concurrent.RejectedExecutionException;
import org.apache.camel.ExchangeProperty;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.InvalidDataAccessResourceUsageException;
import org.springframework.jms.JmsException;
import org.springframework.transaction.TransactionException;

/**
 * Tells a bug from a failure of the machinery. Camel alone does not: it looks at the causes first,
 * and to a connection that was reset, java.lang.Exception is nearer than what the ledger threw.
 */
public final class FailureKinds {

  /** Whether neither the ledger, the broker nor a stop is to blame. */
  public boolean isBug(@ExchangeProperty("CamelExceptionCaught") Exception failure) {
    if (failure instanceof DataIntegrityViolationException
        || failure instanceof InvalidDataAccessResourceUsageException) {
      return true; // what the ledger is told is wrong, and will be next time
    }
    return !(failure instanceof DataAccessException
        || failure instanceof TransactionException
        || failure instanceof JmsException
        || failure instanceof IllegalMoveException
        || failure instanceof RejectedExecutionException);
  }

  /** What is told of a bug: its class alone, since its words may quote the lead. */
  public String reason(@ExchangeProperty("CamelExceptionCaught") Exception failure) {
    Throwable bug = failure.getCause() instanceof Error error ? error : failure;
    return "unexpected " + bug.getClass().getName();
  }
}
