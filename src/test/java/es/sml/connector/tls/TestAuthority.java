package es.sml.connector.tls;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** An authority that makes certificates for tests, with Java's keytool. */
public final class TestAuthority {
  private static final String PASSWORD = "changeit";

  private final Path directory;
  private final String name;
  private final Path store;

  /** A new one, with files in a directory. */
  public TestAuthority(Path directory, String name) throws IOException {
    this.directory = directory;
    this.name = name;
    this.store = directory.resolve(name + ".p12");
    Keytool.generate(store, PASSWORD, name, "-validity", "30", "-ext", "bc:c=ca:true");
  }

  /** Its own certificate. */
  public Path certificate() throws IOException {
    return write(name + ".pem", pem("CERTIFICATE", chain(name)[0]));
  }

  /** Makes a certificate that is valid now, for hosts as keytool names them: dns:a,ip:1.2.3.4. */
  public TestAuthority issue(String alias, String hosts) throws IOException {
    Keytool.generate(
        store, PASSWORD, alias, "-validity", "20", "-ext", "san=" + hosts, "-signer", name);
    return this;
  }

  /** Makes one that has expired five days ago. */
  public TestAuthority issueExpired(String alias, String hosts) throws IOException {
    Keytool.generate(
        store,
        PASSWORD,
        alias,
        "-startdate",
        "-10d",
        "-validity",
        "5",
        "-ext",
        "san=" + hosts,
        "-signer",
        name);
    return this;
  }

  /** The certificate of an alias in a PEM file. */
  public Path certificate(String alias) throws IOException {
    return write(alias + ".pem", pem("CERTIFICATE", chain(alias)[0]));
  }

  /** The key of an alias in a PEM file. */
  public Path key(String alias) throws IOException {
    return write(alias + ".key", keyPem(alias));
  }

  /** Key and certificate in one PEM file. */
  public Path both(String alias) throws IOException {
    return write(alias + "-both.pem", keyPem(alias) + Files.readString(certificate(alias)));
  }

  /** What a server with the certificate of an alias speaks; it trusts what the authority made. */
  public SSLContext server(String alias) throws IOException, GeneralSecurityException {
    KeyStore one = KeyStore.getInstance("PKCS12");
    one.load(null, null);
    one.setKeyEntry(
        alias, keys().getKey(alias, PASSWORD.toCharArray()), PASSWORD.toCharArray(), chain(alias));
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(one, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), TrustedCertificates.managers(certificate()), null);
    return context;
  }

  private Certificate[] chain(String alias) throws IOException {
    try {
      return keys().getCertificateChain(alias);
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }

  private String keyPem(String alias) throws IOException {
    try {
      return pem("PRIVATE KEY", keys().getKey(alias, PASSWORD.toCharArray()).getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }

  private KeyStore keys() throws IOException, GeneralSecurityException {
    try (InputStream in = Files.newInputStream(store)) {
      KeyStore keys = KeyStore.getInstance("PKCS12");
      keys.load(in, PASSWORD.toCharArray());
      return keys;
    }
  }

  private Path write(String file, String content) throws IOException {
    return Files.writeString(directory.resolve(file), content);
  }

  private static String pem(String what, Certificate certificate) throws IOException {
    try {
      return pem(what, certificate.getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }

  private static String pem(String what, byte[] content) {
    String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
    return "-----BEGIN " + what + "-----\n" + lines + "\n-----END " + what + "-----\n";
  }
}
