package es.sml.connector.intake;

import com.fasterxml.jackson.annotation.JsonProperty;
import es.sml.connector.setting.ByteSize;
import es.sml.connector.setting.Check;

/**
 * The settings of {@code intake}: the largest message, and the treatment of a lead that a program
 * sends NON_PERSISTENT.
 *
 * @param maxMessageSize Largest mail, message or file. A larger one becomes a dead letter without
 *     its content. The mail is then moved, marked or left as {@code on-stored} says, and a file
 *     goes to {@code failed/}. Commands have a fixed limit of 128 KB.
 * @param nonPersistent Treatment of a lead that a program sends NON_PERSISTENT; a broker loses such
 *     messages when it stops. {@code accept}: the log warns once for each dealer. {@code refuse}:
 *     the lead becomes a dead letter, and the program gets the reply {@code failed}.
 */
public record IntakeSettings(ByteSize maxMessageSize, NonPersistent nonPersistent) {
  /** Name of the setting, for messages. */
  static final String MAX_MESSAGE_SIZE = "intake.max-message-size";

  /** Treatments of a NON_PERSISTENT message, which a broker loses when it stops. */
  public enum NonPersistent {
    /** Accepted like any other; the log warns once for each dealer. */
    @JsonProperty("accept")
    ACCEPT,
    /** A dead letter; the program gets the reply failed. */
    @JsonProperty("refuse")
    REFUSE
  }

  public IntakeSettings {
    maxMessageSize = Check.orDefault(maxMessageSize, ByteSize.ofMegabytes(25));
    nonPersistent = Check.orDefault(nonPersistent, NonPersistent.ACCEPT);
  }
}
