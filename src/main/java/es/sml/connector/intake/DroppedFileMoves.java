package es.sml.connector.intake;

import es.sml.connector.failure.UnreadableMessageException;
import es.sml.connector.setting.SharedFolder;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.apache.camel.Exchange;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileEndpoint;
import org.apache.camel.component.file.GenericFileOperations;
import org.apache.camel.component.file.GenericFileProcessStrategy;
import org.springframework.jms.JmsException;

/**
 * Where a file of a drop folder goes when its route is through with it: stored ones to processed/,
 * refused ones to failed/ with the reason beside them. Nothing that lies there is overwritten.
 */
public final class DroppedFileMoves implements GenericFileProcessStrategy<File> {
  static final String REASON = ".reason.txt";

  private final DropFolder folder;
  private final DoneFiles done;
  private boolean storeAway;

  /**
   * @param done null where there are none
   */
  DroppedFileMoves(DropFolder folder, DoneFiles done) {
    this.folder = folder;
    this.done = done;
  }

  void newLook() {
    storeAway = false;
  }

  /** Moves what was stored or refused, and then removes its done file. */
  void settle(Exchange exchange, Path file) throws IOException {
    String name = file.getFileName().toString();
    SharedFolder shared = folder.shared();
    if (exchange.getProperty(Exchange.EXCEPTION_CAUGHT)
        instanceof UnreadableMessageException refusal) {
      Path failed = DroppedName.free(folder.failed(), name, REASON);
      shared.write(
          DropFolder.FAILED,
          Path.of(failed.getFileName() + REASON),
          note(name, refusal).getBytes(StandardCharsets.UTF_8));
      shared.move(file.getFileName(), DropFolder.FAILED, failed.getFileName());
    } else {
      Path processed = DroppedName.free(folder.processed(), name, "");
      shared.move(file.getFileName(), DropFolder.PROCESSED, processed.getFileName());
    }
    if (done != null) {
      done.gone(name);
    }
  }

  private static String note(String name, UnreadableMessageException refusal) {
    String advice =
        refusal instanceof FileRefusedException refused
            ? refused.advice()
            : "Mend the file and drop it again.";
    return """
        What: %s was not taken in; no lead was made of it.
        Why: %s.
        What to do: %s
        """
        .formatted(name, refusal.getMessage(), advice);
  }

  @Override
  public void prepareOnStartup(
      GenericFileOperations<File> operations, GenericFileEndpoint<File> endpoint) {
    // nothing is left over from a start to the next
  }

  /** Not when the file has gone, nor while what it would be stored in is away. */
  @Override
  public boolean begin(
      GenericFileOperations<File> operations,
      GenericFileEndpoint<File> endpoint,
      Exchange exchange,
      GenericFile<File> file) {
    return !storeAway && Files.exists(file.getFile().toPath(), LinkOption.NOFOLLOW_LINKS);
  }

  @Override
  public void abort(
      GenericFileOperations<File> operations,
      GenericFileEndpoint<File> endpoint,
      Exchange exchange,
      GenericFile<File> file) {
    // begin did nothing
  }

  @Override
  public void commit(
      GenericFileOperations<File> operations,
      GenericFileEndpoint<File> endpoint,
      Exchange exchange,
      GenericFile<File> file)
      throws IOException {
    settle(exchange, file.getFile().toPath());
  }

  /** The file stays where it is. */
  @Override
  public void rollback(
      GenericFileOperations<File> operations,
      GenericFileEndpoint<File> endpoint,
      Exchange exchange,
      GenericFile<File> file) {
    storeAway = exchange.getException(JmsException.class) != null;
  }
}
