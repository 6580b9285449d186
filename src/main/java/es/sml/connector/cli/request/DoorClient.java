package es.sml.connector.cli.request;

import es.sml.connector.door.DoorSettings;
import es.sml.connector.language.FailureWords;
import es.sml.connector.language.Localized;
import es.sml.connector.language.LocalizedText;
import es.sml.connector.tls.ServerCertificate;
import es.sml.connector.tls.TlsContexts;
import es.sml.connector.tls.TlsFailure;
import es.sml.connector.tls.TlsFiles;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.apache.commons.lang3.exception.ExceptionUtils;

/**
 * Sends requests to the door, and explains why one did not arrive. It decides how long a response
 * may take, and follows no redirect.
 */
public final class DoorClient {
  private static final Duration LONGEST = Duration.ofSeconds(15);

  private final HttpClient client;

  private DoorClient(SSLContext tls) {
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(LONGEST);
    if (tls != null) {
      builder.sslContext(tls);
    }
    this.client = builder.build();
  }

  /** Calls the door's own port. */
  public static DoorClient local(DoorSettings door) {
    return new DoorClient(
        door.certificate() == null
            ? null
            : new ServerCertificate("door.certificate", door.certificate(), door.key()).onlyThis());
  }

  /** Calls the door as a sender on the Internet does. */
  public static DoorClient ofTheInternet() {
    return new DoorClient(new TlsContexts(new TlsFiles(null, null, null)).now());
  }

  /**
   * Sends a request.
   *
   * @throws UnreachedException if there is no response
   */
  public HttpResponse<String> send(HttpRequest.Builder request) throws UnreachedException {
    HttpRequest built = request.timeout(LONGEST).build();
    try {
      return client.send(built, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UnreachedException(why(e, built.uri()), e instanceof ConnectException);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnreachedException(
          LocalizedText.of("door.interrupted", "the command was interrupted"), false);
    }
  }

  // A URL may end with a secret, so only its host is shown.
  private static LocalizedText why(IOException failure, URI url) {
    String host = url.getHost() + (url.getPort() < 0 ? "" : ":" + url.getPort());
    if (ExceptionUtils.indexOfType(failure, UnresolvedAddressException.class) >= 0) {
      return LocalizedText.of(
          "door.no-address",
          "the DNS has no address of {0}: create its record, or correct door.public-url",
          url.getHost());
    }
    if (failure instanceof HttpTimeoutException) {
      return LocalizedText.of(
          "door.timeout",
          "{0} does not respond within {1} s: allow its port in the firewall, and"
              + " check that the proxy runs",
          host,
          LONGEST.toSeconds());
    }
    if (failure instanceof ConnectException) {
      return LocalizedText.of(
          "door.refused", "{0} refuses the connection: start the connector or the proxy", host);
    }
    if (ExceptionUtils.indexOfType(failure, SSLException.class) >= 0) {
      return LocalizedText.of(
          "door.tls",
          "TLS fails at {0}: {1}. Senders refuse it, too: install a certificate of a"
              + " public authority with all intermediate certificates",
          host,
          TlsFailure.words(failure)
              .orElseGet(() -> LocalizedText.recorded(String.valueOf(failure.getMessage()))));
    }
    return LocalizedText.of(
        "door.ended", "{0} ends the connection ({1})", host, FailureWords.of(failure));
  }

  /** Thrown when a request gets no response. */
  public static final class UnreachedException extends Exception implements Localized {
    private static final long serialVersionUID = 1L;
    private final transient LocalizedText text;
    private final boolean isClosed;

    UnreachedException(LocalizedText text, boolean isClosed) {
      super(text.toString());
      this.text = text;
      this.isClosed = isClosed;
    }

    @Override
    public LocalizedText text() {
      return text;
    }

    /** Returns true if nothing listens at the port. */
    public boolean isClosed() {
      return isClosed;
    }
  }
}
