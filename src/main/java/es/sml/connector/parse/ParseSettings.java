package es.sml.connector.parse;

import com.fasterxml.jackson.annotation.JsonProperty;
import es.sml.connector.setting.Check;
import java.time.Duration;

/**
 * What becomes of a message that is no lead.
 *
 * @param keptFor how long it is kept where it is moved
 */
public record ParseSettings(NotALead notALead, Duration keptFor) {
  /** The ways to treat it; each is noted in the ledger with its reason. */
  public enum NotALead {
    /** Kept on the queue leads.dismissed. */
    @JsonProperty("move")
    MOVE("move"),
    /** Kept with what could not be read, for a person to look at. */
    @JsonProperty("dead-letter")
    DEAD_LETTER("dead-letter"),
    /** Not kept. */
    @JsonProperty("ignore")
    IGNORE("ignore");

    private final String written;

    NotALead(String written) {
      this.written = written;
    }

    /** The name in application.properties. */
    public String written() {
      return written;
    }
  }

  public ParseSettings {
    notALead = Check.orDefault(notALead, NotALead.MOVE);
    keptFor = Check.positive("kept-for", Check.orDefault(keptFor, Duration.ofDays(30)));
  }
}
