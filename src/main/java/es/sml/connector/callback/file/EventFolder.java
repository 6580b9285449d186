package es.sml.connector.callback.file;

import es.sml.connector.callback.CallbackProperties;
import es.sml.connector.setting.file.SharedFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Folder of a CRM: each file of events in it is complete, or does not exist. Old unfinished files
 * are deleted.
 */
public final class EventFolder implements Processor {
  private static final Duration LONGEST_WRITE = Duration.ofHours(1);

  private final Path directory;
  private final SharedFolder folder;
  private boolean swept;

  public EventFolder(Path directory) {
    this.directory = directory;
    this.folder = new SharedFolder(directory);
  }

  @Override
  public void process(Exchange exchange) throws IOException {
    if (!Files.isDirectory(directory)) {
      Files.createDirectories(directory);
    }
    sweep();
    folder.write(
        null,
        Path.of(exchange.getProperty(CallbackProperties.FILE, String.class)),
        exchange.getMessage().getBody(byte[].class));
  }

  // Deletes the unfinished files of a process that was killed while it wrote.
  private synchronized void sweep() throws IOException {
    if (swept) {
      return;
    }
    Instant before = Instant.now().minus(LONGEST_WRITE);
    for (SharedFolder.Entry file : folder.files(null)) {
      if (file.name().toString().startsWith(SharedFolder.PART)
          && file.attributes().lastModifiedTime().toInstant().isBefore(before)) {
        folder.delete(null, file.name());
      }
    }
    swept = true;
  }
}
