package es.sml.connector.signin;

import es.sml.connector.setting.PrivateFiles;
import es.sml.connector.setting.Secret;
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
 * The refresh token that came in place of the configured one, in a file that survives a restart.
 * The file's name is a digest of the configured token and whom it is for, so that another token in
 * the configuration is another file.
 */
final class KeptRefreshToken {
  private static final Logger LOG = LoggerFactory.getLogger(KeptRefreshToken.class);

  private final Path directory;
  private final Path file;

  KeptRefreshToken(Path directory, OAuthSettings settings) {
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
      LOG.warn("{} cannot be read ({}); the configured refresh token is used", file, name(e));
      return Optional.empty();
    }
  }

  /** A token that cannot be written is good until the next restart. */
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
      LOG.warn("{} cannot be written ({}); a restart will not know it", file, name(e));
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
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
