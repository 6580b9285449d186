package es.sml.connector.cli.demo;

import es.sml.connector.failure.LeadRejectedException;
import es.sml.connector.lead.MessageKey;
import java.time.Instant;
import java.util.List;

/** Where a message, or a lead of it, came to light outside of the connector. */
sealed interface Sighting {

  /** Whether it is the message of this key, or a lead of that message. */
  boolean isOf(String key);

  /**
   * A lead that the sandbox stored.
   *
   * @param at when, by the sandbox's clock
   * @param references those of its tags by which it can be found again
   */
  record Creation(long lead, Instant at, List<String> references) implements Sighting {
    @Override
    public boolean isOf(String key) {
      String whole = MessageKey.reference(key);
      return references.stream()
          .anyMatch(reference -> reference.equals(whole) || reference.startsWith(whole + "-"));
    }
  }

  /**
   * A message on the dead letters, or parked for a person.
   *
   * @param key null where it was refused before it had one
   * @param dealer null where nobody knows
   * @param reason in the connector's or SML's words; foreign text
   */
  record DeadLetter(String queue, String key, String dealer, String reason) implements Sighting {
    private static final String REFUSED = new LeadRejectedException(400, "").getMessage();

    /** Whether SML itself said no, and not the connector. */
    boolean isRefusalBySml() {
      return reason.startsWith(REFUSED);
    }

    @Override
    public boolean isOf(String wanted) {
      return wanted.equals(key);
    }
  }
}
