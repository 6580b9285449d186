package es.sml.connector.inbox;

import es.sml.connector.tls.Keytool;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Base64;

/** The certificate of a mail server on this machine, from an authority of its own. */
public final class MailCertificate {
  public static final String PASSWORD = "changeit";

  private final Path directory;

  private MailCertificate(Path directory) {
    this.directory = directory;
  }

  /** Creates both; keytool needs a second. */
  public static MailCertificate make(Path directory) throws IOException {
    Path store = directory.resolve("certificates.p12");
    Keytool.generate(store, PASSWORD, "authority", "-validity", "30", "-ext", "bc:c=ca:true");
    Keytool.generate(
        store,
        PASSWORD,
        "server",
        "-validity",
        "30",
        "-ext",
        "san=dns:localhost,ip:127.0.0.1",
        "-signer",
        "authority");
    MailCertificate made = new MailCertificate(directory);
    try (InputStream in = Files.newInputStream(store)) {
      KeyStore keys = KeyStore.getInstance("PKCS12");
      keys.load(in, PASSWORD.toCharArray());
      write(made.authority(), "CERTIFICATE", keys.getCertificate("authority").getEncoded());
      Certificate server = keys.getCertificateChain("server")[0];
      write(made.server(), "CERTIFICATE", server.getEncoded());
      writeStore(made.store(), keys);
      write(made.key(), "PRIVATE KEY", keys.getKey("server", PASSWORD.toCharArray()).getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IOException("what keytool made cannot be read", e);
    }
    return made;
  }

  /** Returns the authority for clients to trust. */
  public Path authority() {
    return directory.resolve("authority.pem");
  }

  public Path server() {
    return directory.resolve("server.pem");
  }

  public Path key() {
    return directory.resolve("server.key");
  }

  /** Returns key and certificate as PKCS12, with the password {@value #PASSWORD}. */
  public Path store() {
    return directory.resolve("server.p12");
  }

  private static void writeStore(Path file, KeyStore keys)
      throws IOException, GeneralSecurityException {
    char[] password = PASSWORD.toCharArray();
    KeyStore server = KeyStore.getInstance("PKCS12");
    server.load(null, null);
    server.setKeyEntry(
        "server", keys.getKey("server", password), password, keys.getCertificateChain("server"));
    try (OutputStream out = Files.newOutputStream(file)) {
      server.store(out, password);
    }
  }

  private static void write(Path file, String what, byte[] content) throws IOException {
    String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
    Files.writeString(
        file, "-----BEGIN " + what + "-----\n" + lines + "\n-----END " + what + "-----\n");
  }
}
