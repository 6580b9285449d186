package es.sml.connector.parse;

import com.fasterxml.jackson.annotation.JsonProperty;
import es.sml.connector.setting.ByteSize;
import es.sml.connector.setting.Check;
import java.time.Duration;

/**
 * What becomes of a message that is no lead, and how much of one is read.
 *
 * @param keptFor how long it is kept where it is moved
 * @param maxText a message with more text, but for a table, is a dead letter
 */
public record ParseSettings(NotALead notALead, Duration keptFor, ByteSize maxText) {
  /** All by their defaults. */
  public static final ParseSettings DEFAULT = new ParseSettings(null, null, null);

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
    maxText = Check.orDefault(maxText, ByteSize.ofMegabytes(5));
  }
}
