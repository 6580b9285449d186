package es.sml.connector.tls;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Makes keys with certificates by Java's own tool. */
public final class Keytool {
  private Keytool() {}

  /**
   * Adds a key to a PKCS12 store, which is made if it is not there.
   *
   * @param options of keytool's -genkeypair
   */
  public static void generate(Path store, String password, String alias, String... options)
      throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                alias,
                "-dname",
                "CN=" + alias,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-keystore",
                store.toString(),
                "-storepass",
                password));
    command.addAll(List.of(options));
    Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(keytool.getInputStream().readAllBytes(), Charset.defaultCharset());
    if (keytool.onExit().join().exitValue() != 0) {
      throw new IOException("keytool failed: " + output);
    }
  }
}
