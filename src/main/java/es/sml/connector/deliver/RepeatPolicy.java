package es.sml.connector.deliver;

import es.sml.connector.setting.Check;
import java.time.Duration;

/**
 * What a dealer wants done with an enquiry that comes again under another id.
 *
 * @param within how long after the first an enquiry is a repeat of it
 */
public record RepeatPolicy(Treatment policy, Duration within) {

  /** What becomes of a repeat. */
  public enum Treatment {
    /** A lead of its own, like any other. */
    CREATE,
    /** One more note in the first one's lead, as long as that is open. */
    NOTE,
    /** Nothing in SML. */
    IGNORE
  }

  public RepeatPolicy {
    policy = Check.orDefault(policy, Treatment.CREATE);
    within = Check.positive("within", Check.orDefault(within, Duration.ofHours(24)));
  }

  /** Whether an enquiry is compared with those before it. */
  public boolean compares() {
    return policy != Treatment.CREATE;
  }
}
