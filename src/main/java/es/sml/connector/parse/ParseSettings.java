package es.sml.connector.parse;

import com.fasterxml.jackson.annotation.JsonProperty;
import es.sml.connector.setting.ByteSize;
import es.sml.connector.setting.Check;

/**
 * Treatment of messages that hold no lead, and the limit of text in one message.
 *
 * @param nonLeads what happens to a message without a lead; the ledger records its reason
 * @param maxText a message with more text is a dead letter; tables have no such limit
 */
public record ParseSettings(NonLeads nonLeads, ByteSize maxText) {
  /** All settings by their defaults. */
  public static final ParseSettings DEFAULT = new ParseSettings(null, null);

  /** Treatments of a message without a lead. */
  public enum NonLeads {
    /** Kept on the queue leads.dismissed. */
    @JsonProperty("keep")
    KEEP("keep"),
    /** Kept on leads.dead, for an operator. */
    @JsonProperty("dead-letter")
    DEAD_LETTER("dead-letter"),
    /** Removed. */
    @JsonProperty("discard")
    DISCARD("discard");

    private final String written;

    NonLeads(String written) {
      this.written = written;
    }

    /** The name in application.properties. */
    public String written() {
      return written;
    }
  }

  public ParseSettings {
    nonLeads = Check.orDefault(nonLeads, NonLeads.KEEP);
    maxText = Check.orDefault(maxText, ByteSize.ofMegabytes(5));
  }
}
