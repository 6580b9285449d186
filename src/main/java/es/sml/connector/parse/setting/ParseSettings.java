package es.sml.connector.parse.setting;

import com.fasterxml.jackson.annotation.JsonProperty;
import es.sml.connector.setting.ByteSize;
import es.sml.connector.setting.Check;

/**
 * Treatment of messages without a lead and of unsure leads, and the limit of text in one message.
 *
 * @param nonLeads Treatment of a message without a lead, such as a bounce, an automatic reply or a
 *     newsletter. {@code keep}: on the queue {@code leads.dismissed}. {@code dead-letter}: on
 *     {@code leads.dead}, for an operator. {@code discard}: removed. The ledger records the reason.
 * @param unsure Treatment of a lead whose customer's name, phone, e-mail or vehicle is unsure:
 *     substituted, or left out. {@code deliver}: SML gets it. {@code hold}: it becomes a dead
 *     letter of the stage {@code hold}, until an operator compares it with its message and replays
 *     it.
 * @param maxText Largest text of one message: all parts of a mail, a form, a JSON or an XML
 *     document. A message with more text becomes a dead letter. A CSV file in a drop folder is read
 *     row by row and only has the limit {@code intake.max-message-size}.
 */
public record ParseSettings(NonLeads nonLeads, Unsure unsure, ByteSize maxText) {
  /** All settings by their defaults. */
  public static final ParseSettings DEFAULT = new ParseSettings(null, null, null);

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

  /** Treatments of a lead with unsure fields. */
  public enum Unsure {
    /** SML gets it. */
    DELIVER,
    /** It waits on leads.dead for a person. */
    HOLD
  }

  public ParseSettings {
    nonLeads = Check.orDefault(nonLeads, NonLeads.KEEP);
    unsure = Check.orDefault(unsure, Unsure.DELIVER);
    maxText = Check.orDefault(maxText, ByteSize.ofMegabytes(5));
  }
}
