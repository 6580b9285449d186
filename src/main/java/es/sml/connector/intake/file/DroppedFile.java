package es.sml.connector.intake.file;

import es.sml.connector.intake.IntakeSettings;
import es.sml.connector.lead.HeapBudget;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.apache.camel.Exchange;

/**
 * Reads a file of a drop folder as bytes. It refuses a link, a folder, an empty, unreadable or too
 * large file, each with advice.
 */
public final class DroppedFile {
  private final int most;
  private final HeapBudget budget;

  public DroppedFile(IntakeSettings settings, HeapBudget budget) {
    this.budget = budget;
    this.most = (int) Math.min(settings.maxMessageSize().bytes(), Integer.MAX_VALUE - 16);
  }

  /**
   * Returns the whole file.
   *
   * @throws FileRefusedException if the file can never be accepted; a file over the limit is not
   *     read
   * @throws IOException if the file cannot be read now
   */
  public byte[] bytes(Exchange exchange) throws IOException {
    Path file = exchange.getMessage().getBody(File.class).toPath();
    BasicFileAttributes before = attributes(file);
    if (before.isSymbolicLink()) {
      throw new FileRefusedException("it is a symbolic link", "Drop the file itself.");
    }
    if (!before.isRegularFile()) {
      throw new FileRefusedException(
          "it is a " + (before.isDirectory() ? "folder" : "device or pipe") + ", not a file",
          "Drop the files themselves. The connector does not read folders inside the drop folder.");
    }
    checkSize(before.size());
    budget.reserve(before.size(), exchange);
    byte[] content = read(file, before.size());
    checkSize(content.length);
    BasicFileAttributes after = attributes(file);
    if (after.size() != content.length
        || !after.lastModifiedTime().equals(before.lastModifiedTime())) {
      throw new IOException("the file is still being written");
    }
    return content;
  }

  private static BasicFileAttributes attributes(Path file) throws IOException {
    return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
  }

  // Does not follow a link that replaced the file after the check.
  private byte[] read(Path file, long size) throws IOException {
    try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      return in.readNBytes((int) Math.min(size, most) + 1);
    } catch (AccessDeniedException e) {
      throw new FileRefusedException(
          "the connector has no permission to read the file",
          "Allow the connector's user to read the file. Then move it back into the drop folder.",
          e);
    }
  }

  private void checkSize(long size) {
    if (size > most) {
      throw new FileRefusedException(
          "the file has "
              + (size > most + 1L ? size + " bytes, " : "")
              + "more than the "
              + most
              + " bytes of intake.max-message-size",
          "Drop its leads in smaller files. Or raise the limit in application.properties, and move the"
              + " file back into the drop folder.");
    }
    if (size == 0) {
      throw new FileRefusedException(
          "the file is empty", "Find out why its program wrote nothing. Then drop the file again.");
    }
  }
}
