package es.sml.connector.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.apache.camel.Exchange;
import org.apache.camel.spi.ExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reports what is wrong with a drop folder: once, not at each look, and that it is over. */
public final class FolderTroubles implements ExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(FolderTroubles.class);

  private final String dealer;
  private final DropFolder folder;
  private String told;
  private boolean troubled;
  private volatile String unusable;

  FolderTroubles(String dealer, DropFolder folder) {
    this.dealer = dealer;
    this.folder = folder;
  }

  @Override
  public void handleException(Throwable exception) {
    handleException(null, null, exception);
  }

  @Override
  public void handleException(String message, Throwable exception) {
    handleException(message, null, exception);
  }

  @Override
  public void handleException(String message, Exchange exchange, Throwable exception) {
    troubled = true;
    String reason = DroppedName.plain(reason(exception));
    if (!reason.equals(told)) {
      told = reason;
      LOG.warn(
          "drop folder {} of dealer {}: {}; tried again at each look",
          folder.directory(),
          dealer,
          reason);
    }
  }

  /** Notes that no file can be taken out of the folder. */
  void unusable(Throwable cause) {
    handleException(cause);
    unusable = DroppedName.plain(folder.directory() + ": " + reason(cause));
  }

  /** Why no file can be taken out of the folder; null while one can. */
  String unusable() {
    return unusable;
  }

  void newLook() {
    troubled = false;
  }

  /** Says so if the look went through after one that did not. */
  void endOfLook() {
    unusable = null;
    if (told != null && !troubled) {
      told = null;
      LOG.info("drop folder {} of dealer {} is read again", folder.directory(), dealer);
    }
  }

  /** The same without the paths, for a text that names the file. */
  static String shortReason(IOException exception) {
    if (exception instanceof AccessDeniedException) {
      return "no permission";
    }
    return exception instanceof FileSystemException told && told.getReason() != null
        ? told.getReason()
        : reason(exception);
  }

  // The JDK's file exceptions may have only a path for a message; the kind says what it is.
  static String reason(Throwable exception) {
    Throwable cause =
        exception instanceof UncheckedIOException unchecked ? unchecked.getCause() : exception;
    String message = cause.getMessage() == null ? "" : cause.getMessage();
    if (cause instanceof AccessDeniedException) {
      return "no permission for " + message;
    }
    if (cause instanceof NoSuchFileException) {
      return message + " is not there";
    }
    if (cause instanceof FileAlreadyExistsException) {
      return message + " is in the way";
    }
    boolean telling = cause instanceof IOException && !message.isEmpty();
    return telling ? message : cause.getClass().getSimpleName() + " " + message;
  }
}
