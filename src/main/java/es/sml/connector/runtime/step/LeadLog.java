package es.sml.connector.runtime.step;

import es.sml.connector.ops.logging.LogLine;
import org.apache.camel.Exchange;
import org.apache.camel.support.SynchronizationAdapter;
import org.slf4j.MDC;

/** Adds a lead's key to each log line during its processing. */
final class LeadLog {
  private static final SynchronizationAdapter END =
      new SynchronizationAdapter() {
        @Override
        public void onDone(Exchange lead) {
          MDC.remove(LogLine.LEAD);
        }
      };

  private LeadLog() {}

  /** Sets the key until the exchange ends: a lead stays on its consumer's thread. */
  static void about(Exchange lead, String key) {
    MDC.put(LogLine.LEAD, key);
    lead.getExchangeExtension().addOnCompletion(END);
  }
}
