package es.sml.connector.runtime;

import es.sml.connector.config.Dealers;
import es.sml.connector.deliver.LedgerTransactions;
import es.sml.connector.deliver.OriginalLead;
import es.sml.connector.deliver.RepeatPolicy;
import es.sml.connector.deliver.Repeats;
import es.sml.connector.sml.SmlOperations;
import es.sml.connector.sml.SmlSettings;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.spi.Registry;

/** The beans of the repeat routes. */
final class RepeatBeans {
  private RepeatBeans() {}

  static void bind(
      Registry registry,
      Dealers dealers,
      SmlOperations operations,
      SmlSettings settings,
      LedgerTransactions transactions) {
    Map<String, RepeatPolicy> policies = new HashMap<>();
    dealers.dealers().forEach((id, dealer) -> policies.put(id, dealer.repeats()));
    registry.bind("repeats", new Repeats(policies, transactions));
    registry.bind(
        "originalLead",
        new OriginalLead(operations, transactions, settings.postDeadline(), settings.lateCommit()));
  }
}
