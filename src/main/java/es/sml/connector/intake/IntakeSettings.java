package es.sml.connector.intake;

import com.fasterxml.jackson.annotation.JsonProperty;
import es.sml.connector.setting.ByteSize;
import es.sml.connector.setting.Check;

/**
 * Limits of the messages that the connector accepts.
 *
 * @param maxMessageSize a larger mail, queue message or file is a dead letter
 * @param nonPersistent treatment of a lead that a program sends NON_PERSISTENT
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
