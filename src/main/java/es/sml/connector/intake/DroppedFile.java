package es.sml.connector.intake;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.apache.camel.Exchange;

/** A file from a drop folder as its bytes. */
public final class DroppedFile {
  private final int most;

  public DroppedFile(IntakeSettings settings) {
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
    Path file = inFolder(exchange.getMessage().getBody(File.class).toPath());
    BasicFileAttributes before = Files.readAttributes(file, BasicFileAttributes.class);
    if (!before.isRegularFile()) {
      throw new FileRefusedException(
          "it is a " + (before.isDirectory() ? "folder" : "device or pipe") + ", not a file",
          "Drop the files themselves; folders below the drop folder are not read.");
    }
    checkSize(before.size());
    byte[] content = read(file);
    checkSize(content.length);
    BasicFileAttributes after = Files.readAttributes(file, BasicFileAttributes.class);
    if (after.size() != content.length
        || !after.lastModifiedTime().equals(before.lastModifiedTime())) {
      throw new IOException("the file is still being written");
    }
    return content;
  }

  private static Path inFolder(Path file) throws IOException {
    if (!Files.isSymbolicLink(file)) {
      return file;
    }
    Path folder = file.toAbsolutePath().getParent().toRealPath();
    Path target;
    try {
      target = file.toRealPath();
    } catch (IOException e) {
      throw new FileRefusedException(
          "it is a symbolic link that leads to nothing", "Drop the file itself.", e);
    }
    if (!folder.equals(target.getParent())) {
      throw new FileRefusedException(
          "it is a symbolic link that leads out of the drop folder", "Drop the file itself.");
    }
    return target;
  }

  private byte[] read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(most + 1);
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
