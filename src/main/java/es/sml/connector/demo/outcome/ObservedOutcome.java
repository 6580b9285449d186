package es.sml.connector.demo.outcome;

import es.sml.connector.failure.sml.LeadRejectedException;
import es.sml.connector.lead.MessageKey;
import java.time.Instant;
import java.util.List;

/** An outcome of a message, seen outside the connector. */
public sealed interface ObservedOutcome {

  /** Returns true if it belongs to the message with this key. */
  boolean isOf(String key);

  /**
   * A lead that the sandbox stored.
   *
   * @param at the time, by the sandbox's clock
   * @param references its tags with a reference
   */
  record Creation(long lead, Instant at, List<String> references) implements ObservedOutcome {
    @Override
    public boolean isOf(String key) {
      String whole = MessageKey.reference(key);
      return references.stream()
          .anyMatch(reference -> reference.equals(whole) || reference.startsWith(whole + "-"));
    }
  }

  /**
   * A dead letter or a parked message.
   *
   * @param key null if it was refused before it had a key
   * @param dealer null if unknown
   * @param reason the reason, which is foreign text
   */
  record DeadLetter(String queue, String key, String dealer, String reason)
      implements ObservedOutcome {
    private static final String REFUSED = new LeadRejectedException(400, "").getMessage();

    /** Returns true if SML rejected the lead. */
    public boolean isRefusalBySml() {
      return reason.startsWith(REFUSED);
    }

    @Override
    public boolean isOf(String wanted) {
      return wanted.equals(key);
    }
  }
}
