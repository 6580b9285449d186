package es.sml.connector.intake;

import es.sml.connector.failure.UnreadableMessageException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import org.apache.camel.Exchange;

/** A file from a drop folder as its bytes. */
public final class DroppedFile {
  private final IntakeSettings settings;

  public DroppedFile(IntakeSettings settings) {
    this.settings = settings;
  }

  /**
   * The whole file.
   *
   * @throws UnreadableMessageException when it is larger than allowed; it is not read then
   */
  public byte[] bytes(Exchange exchange) throws IOException {
    File file = exchange.getMessage().getBody(File.class);
    if (file.length() > settings.maxMessageSize().bytes()) {
      throw new UnreadableMessageException(
          "the file has " + file.length() + " bytes, more than intake.max-message-size");
    }
    return Files.readAllBytes(file.toPath());
  }
}
