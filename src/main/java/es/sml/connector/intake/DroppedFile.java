package es.sml.connector.intake;

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

/** A file from a drop folder as its bytes. */
public final class DroppedFile {
  private final int most;
  private final HeapBudget budget;

  public DroppedFile(IntakeSettings settings, HeapBudget budget) {
    this.budget = budget;
    this.most = (int) Math.min(settings.maxMessageSize().bytes(), Integer.MAX_VALUE - 16);
  }

  /**
   * The whole file.
   *
   * @throws FileRefusedException when it never can be taken in; one that is larger than allowed is
   *     not read
   * @throws IOException when it cannot be read now
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
          "Drop the files themselves; folders below the drop folder are not read.");
    }
    checkSize(before.size());
    budget.take(before.size(), exchange);
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

  // A link that was put in the file's place since it was looked at is not followed.
  private byte[] read(Path file, long size) throws IOException {
    try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      return in.readNBytes((int) Math.min(size, most) + 1);
    } catch (AccessDeniedException e) {
      throw new FileRefusedException(
          "the connector has no permission to read the file",
          "Give the connector's user the right to read it, and move it back into the drop folder.",
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
          "Drop it in smaller parts, or allow more in application.properties and move it back into"
              + " the drop folder.");
    }
    if (size == 0) {
      throw new FileRefusedException(
          "the file is empty", "Look why the program that made it wrote nothing; drop it anew.");
    }
  }
}
