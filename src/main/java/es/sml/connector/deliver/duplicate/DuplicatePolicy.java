package es.sml.connector.deliver.duplicate;

import es.sml.connector.setting.Check;
import java.time.Duration;

/**
 * Treatment of a dealer's duplicates, create, note or discard, and the time within which a lead can
 * be a duplicate.
 *
 * @param policy Treatment of a duplicate. {@code create}: a lead of its own, so the connector
 *     merges nothing. {@code note}: a note in the first lead, or a lead of its own if the first one
 *     is finished. {@code discard}: nothing in SML.
 * @param window How long after a lead another one can be its duplicate.
 */
public record DuplicatePolicy(Treatment policy, Duration window) {

  /** Treatments of a duplicate. */
  public enum Treatment {
    /** A lead of its own. */
    CREATE,
    /** A note in the first lead; a lead of its own if the first one is finished. */
    NOTE,
    /** Nothing in SML. */
    DISCARD
  }

  public DuplicatePolicy {
    policy = Check.orDefault(policy, Treatment.CREATE);
    window = Check.positive("window", Check.orDefault(window, Duration.ofHours(24)));
  }

  /** Returns true if a lead is compared with the leads before it. */
  public boolean compares() {
    return policy != Treatment.CREATE;
  }
}
