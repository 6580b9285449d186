package es.sml.connector.inbox;

import es.sml.connector.inbox.health.ReadInboxes;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Tests of the component, on a scripted server. */
@Timeout(120)
public abstract class WithReadInboxes extends WithServedMailbox {
  public ReadInboxes inboxes;

  @BeforeEach
  void open(@TempDir Path directory) {
    inboxes = new ReadInboxes(directory);
  }

  @AfterEach
  void close() {
    inboxes.close();
  }
}
