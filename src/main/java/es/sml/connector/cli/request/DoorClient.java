package es.sml.connector.cli.request;

import es.sml.connector.door.DoorSettings;
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

/** Sends requests to the door, and explains why one did not arrive. */
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
      throw new UnreachedException("the command was interrupted", false);
    }
  }

  // A URL may end with a secret, so only its host is shown.
  private static String why(IOException failure, URI url) {
    String host = url.getHost() + (url.getPort() < 0 ? "" : ":" + url.getPort());
    if (ExceptionUtils.indexOfType(failure, UnresolvedAddressException.class) >= 0) {
      return "the DNS has no address of "
          + url.getHost()
          + ": create its record, or correct door.public-url";
    }
    if (failure instanceof HttpTimeoutException) {
      return host
          + " does not respond within "
          + LONGEST.toSeconds()
          + " s: allow its port in the firewall, and check that the proxy runs";
    }
    if (failure instanceof ConnectException) {
      return host + " refuses the connection: start the connector or the proxy";
    }
    if (ExceptionUtils.indexOfType(failure, SSLException.class) >= 0) {
      return "TLS fails at "
          + host
          + ": "
          + TlsFailure.words(failure).orElse(String.valueOf(failure.getMessage()))
          + ". Senders refuse it, too: install a certificate of a public authority with all"
          + " intermediate certificates";
    }
    return host + " ends the connection (" + failure.getClass().getSimpleName() + ")";
  }

  /** Thrown when a request gets no response. */
  public static final class UnreachedException extends Exception {
    private static final long serialVersionUID = 1L;
    private final boolean isClosed;

    UnreachedException(String message, boolean isClosed) {
      super(message);
      this.isClosed = isClosed;
    }

    /** Returns true if nothing listens at the port. */
    public boolean isClosed() {
      return isClosed;
    }
  }
}
