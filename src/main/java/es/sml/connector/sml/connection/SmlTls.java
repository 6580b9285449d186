package es.sml.connector.sml.connection;

import es.sml.connector.language.FailureWords;
import es.sml.connector.language.LocalizedText;
import es.sml.connector.sml.http.TlsFailedException;
import es.sml.connector.tls.TlsContexts;
import es.sml.connector.tls.TlsFailure;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.protocol.HttpContext;

/** Makes TLS connections to SML, and explains why one fails. */
record SmlTls(TlsContexts contexts) implements TlsSocketStrategy {
  @Override
  public SSLSocket upgrade(
      Socket socket, String target, int port, Object attachment, HttpContext context)
      throws IOException {
    try {
      return new DefaultClientTlsStrategy(contexts.now(), HostnameVerificationPolicy.BUILTIN, null)
          .upgrade(socket, target, port, attachment, context);
    } catch (SocketTimeoutException e) {
      throw e; // the pool turns it into a failure to connect
    } catch (IOException | IllegalArgumentException e) {
      throw new TlsFailedException(TlsFailure.words(e).orElseGet(() -> said(e)), e);
    }
  }

  private static LocalizedText said(Exception failure) {
    if (failure instanceof IllegalArgumentException) {
      return LocalizedText.of(failure);
    }
    return FailureWords.isWithoutTls(failure)
        ? LocalizedText.of(
            "tls.none",
            "{0}; correct the port or the scheme of base-url in dealers.yaml",
            FailureWords.of(failure))
        : LocalizedText.of(
            "tls.handshake",
            "the TLS handshake failed ({0}): some servers do this if the client-certificate is"
                + " missing",
            FailureWords.known(failure)
                .orElseGet(() -> LocalizedText.recorded(String.valueOf(failure.getMessage()))));
  }
}
