package es.sml.connector.runtime.monitoring;

import es.sml.connector.sml.Account;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes SML's environment of each account into the log when the account starts. */
final class EnvironmentLog {
  private static final Logger LOG = LoggerFactory.getLogger(EnvironmentLog.class);

  private EnvironmentLog() {}

  static void write(String id, Account account) {
    if (account.isTesting()) {
      LOG.warn(
          "account {} at {}: its leads go to SML's TESTING environment, not to PRODUCTION",
          id,
          account.root());
    } else {
      LOG.info("account {} at {}: SML's PRODUCTION environment", id, account.root());
    }
  }
}
