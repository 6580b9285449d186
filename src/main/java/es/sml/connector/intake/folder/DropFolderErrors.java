package es.sml.connector.intake.folder;

import es.sml.connector.language.Localized;
import es.sml.connector.language.LocalizedText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.spi.ExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reports a problem of a drop folder in the log once, and its end. It writes the reason of a file's
 * failure, such as a missing permission.
 */
public final class DropFolderErrors implements ExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(DropFolderErrors.class);

  private final String dealer;
  private final DropFolder folder;
  private String reported;
  private boolean troubled;
  private volatile LocalizedText unusable;

  public DropFolderErrors(String dealer, DropFolder folder) {
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
    String reason = reason(exception).toString();
    if (!reason.equals(reported)) {
      reported = reason;
      LOG.warn(
          "drop folder {} of dealer {}: {}. The connector tries again at each poll.",
          folder.directory(),
          dealer,
          reason);
    }
  }

  /** Records that no file can be read from the folder. */
  public void unusable(Throwable cause) {
    handleException(cause);
    unusable =
        LocalizedText.joined(
            ": ", List.of(DroppedName.plain(folder.directory().toString()), reason(cause)));
  }

  /** Returns why no file can be read from the folder; null while files can be read. */
  public LocalizedText unusable() {
    return unusable;
  }

  public void beginPoll() {
    troubled = false;
  }

  /** Logs the recovery after the first successful poll. */
  public void endPoll() {
    unusable = null;
    if (reported != null && !troubled) {
      reported = null;
      LOG.info("drop folder {} of dealer {} is read again", folder.directory(), dealer);
    }
  }

  /** Returns the reason without paths, for a text that names the file. */
  public static LocalizedText shortReason(IOException exception) {
    if (exception instanceof AccessDeniedException) {
      return LocalizedText.of("folder.forbidden", "no permission");
    }
    return exception instanceof FileSystemException failure && failure.getReason() != null
        ? plain(failure.getReason())
        : reason(exception);
  }

  // Some file exceptions of the JDK have only a path as message, so their type gives the reason.
  public static LocalizedText reason(Throwable exception) {
    Throwable cause =
        exception instanceof UncheckedIOException unchecked ? unchecked.getCause() : exception;
    if (cause instanceof Localized localized) {
      return localized.text();
    }
    String message = DroppedName.plain(cause.getMessage() == null ? "" : cause.getMessage());
    if (cause instanceof AccessDeniedException) {
      return LocalizedText.of("folder.forbidden-path", "no permission for {0}", message);
    }
    if (cause instanceof NoSuchFileException) {
      return LocalizedText.of("folder.no-path", "{0} does not exist", message);
    }
    if (cause instanceof FileAlreadyExistsException) {
      return LocalizedText.of("folder.path-exists", "{0} already exists", message);
    }
    boolean hasMessage = cause instanceof IOException && !message.isEmpty();
    return plain(hasMessage ? message : cause.getClass().getSimpleName() + " " + message);
  }

  // Common words of the operating system have a Spanish form.
  private static LocalizedText plain(String words) {
    return LocalizedText.recorded(DroppedName.plain(words));
  }
}
