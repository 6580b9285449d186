package es.sml.connector.intake;

import com.fasterxml.jackson.annotation.JsonProperty;
import es.sml.connector.setting.ByteSize;
import es.sml.connector.setting.Check;

/**
 * Limits of what is taken in.
 *
 * @param maxMessageSize a larger mail, queue message or file is a dead letter
 * @param nonPersistent what becomes of a lead that a program sent NON_PERSISTENT
 */
public record IntakeSettings(ByteSize maxMessageSize, NonPersistent nonPersistent) {
  /** The setting's name, for reasons. */
  static final String MAX_MESSAGE_SIZE = "intake.max-message-size";

  /** The ways to treat a NON_PERSISTENT message, which its broker loses if it ends. */
  public enum NonPersistent {
    /** Taken in like all others; the log warns once for each dealer. */
    @JsonProperty("accept")
    ACCEPT,
    /** Answered failed, and a dead letter. */
    @JsonProperty("refuse")
    REFUSE
  }

  public IntakeSettings {
    maxMessageSize = Check.orDefault(maxMessageSize, ByteSize.ofMegabytes(25));
    nonPersistent = Check.orDefault(nonPersistent, NonPersistent.ACCEPT);
  }
}
