package es.sml.connector.intake;

import es.sml.connector.setting.ByteSize;
import es.sml.connector.setting.Check;

/**
 * Limits of what is taken in.
 *
 * @param maxMessageSize a larger mail, queue message or file is a dead letter
 */
public record IntakeSettings(ByteSize maxMessageSize) {
  /** The setting's name, for reasons. */
  static final String MAX_MESSAGE_SIZE = "intake.max-message-size";

  public IntakeSettings {
    maxMessageSize = Check.orDefault(maxMessageSize, ByteSize.ofMegabytes(25));
  }
}
