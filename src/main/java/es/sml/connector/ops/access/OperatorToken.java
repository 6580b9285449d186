package es.sml.connector.ops.access;

import es.sml.connector.setting.Secret;
import es.sml.connector.setting.file.PrivateFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * Makes the operator's token and its file, {@code ops-token}, if the settings have none. It is new
 * at each start and readable only by the connector's user.
 */
public final class OperatorToken {
  /** Its file in the data directory. */
  public static final String FILE = "ops-token";

  private static final int BYTES = 32;

  private OperatorToken() {}

  /** Makes a token and writes it to its file, which only its owner can read. */
  public static Secret write(Path dataDirectory) {
    byte[] random = new byte[BYTES];
    new SecureRandom().nextBytes(random);
    String token = HexFormat.of().formatHex(random);
    Path file = dataDirectory.resolve(FILE);
    try {
      Path written =
          Files.createTempFile(dataDirectory, FILE, null, PrivateFiles.fileMode(dataDirectory));
      Files.write(written, token.getBytes(StandardCharsets.US_ASCII));
      Files.move(written, file, StandardCopyOption.REPLACE_EXISTING);
      return new Secret(token);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "the connector cannot write the operator's token to "
              + file
              + "; make the directory writable, or set ops.operator-token in"
              + " application.properties",
          e);
    }
  }
}
