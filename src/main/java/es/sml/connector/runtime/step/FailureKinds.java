package es.sml.connector.runtime.step;

import es.sml.connector.ledger.state.IllegalMoveException;
import java.util.concurrent.RejectedExecutionException;
import org.apache.camel.ExchangeProperty;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.InvalidDataAccessResourceUsageException;
import org.springframework.jms.JmsException;
import org.springframework.transaction.TransactionException;

/**
 * Distinguishes a bug from a failure of ledger, broker or network. Camel's onException cannot: it
 * matches the root cause first, and a reset connection then hides the ledger's exception.
 */
public final class FailureKinds {

  /** Returns whether the cause is not the ledger, the broker or a stop. */
  public boolean isBug(@ExchangeProperty("CamelExceptionCaught") Exception failure) {
    if (failure instanceof DataIntegrityViolationException
        || failure instanceof InvalidDataAccessResourceUsageException) {
      return true; // wrong data for the ledger stay wrong at a retry
    }
    return !(failure instanceof DataAccessException
        || failure instanceof TransactionException
        || failure instanceof JmsException
        || failure instanceof IllegalMoveException
        || failure instanceof RejectedExecutionException);
  }

  /** Returns the class of a bug without its message, which may quote the lead. */
  public String reason(@ExchangeProperty("CamelExceptionCaught") Exception failure) {
    Throwable bug = failure.getCause() instanceof Error error ? error : failure;
    return "unexpected " + bug.getClass().getName();
  }
}
