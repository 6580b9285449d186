package es.sml.connector.signin.credential;

import es.sml.connector.setting.Secret;
import es.sml.connector.setting.file.PrivateFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The refresh token that replaced the configured one, in a file that survives a restart. A new
 * configured token uses a new file.
 *
 * <p>The file's name is a digest of the configured token and its user.
 */
public final class KeptRefreshToken {
  private static final Logger LOG = LoggerFactory.getLogger(KeptRefreshToken.class);

  private final Path directory;
  private final Path file;

  public KeptRefreshToken(Path directory, OAuthSettings settings) {
    this.directory = directory;
    this.file = directory.resolve(digest(settings) + ".token");
  }

  Optional<Secret> read() {
    try {
      String text = Files.readString(file);
      return text.isBlank() ? Optional.empty() : Optional.of(new Secret(text));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      LOG.warn("{} cannot be read ({}); using the configured refresh token", file, name(e));
      return Optional.empty();
    }
  }

  /** Stores the token; if that fails, the token is lost at the next restart. */
  void write(Secret token) {
    try {
      PrivateFiles.createDirectories(directory);
      Path written = Files.createTempFile(directory, "new", null, PrivateFiles.fileMode(directory));
      try {
        writeDurably(written, token);
        Files.move(
            written, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(written);
      }
    } catch (IOException e) {
      LOG.warn(
          "{} cannot be written ({}); the new refresh token is lost at a restart; correct the file's permissions",
          file,
          name(e));
    }
  }

  private static void writeDurably(Path file, Secret token) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      ByteBuffer bytes = StandardCharsets.UTF_8.encode(token.reveal());
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
  }

  private static String name(IOException failure) {
    return failure.getClass().getSimpleName();
  }

  private static String digest(OAuthSettings settings) {
    String identity =
        String.join(
            "\n",
            settings.tokenUrl().toString(),
            settings.clientId(),
            settings.scope(),
            settings.refreshToken().reveal());
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256")
                  .digest(identity.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is missing in this JDK", e);
    }
  }
}
