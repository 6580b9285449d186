package es.sml.connector.signin.token;

import com.nimbusds.oauth2.sdk.http.HTTPRequestSender;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPRequest;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.util.Timeout;

/**
 * Sends a request to a provider once, with limits on the response's time and size. It follows no
 * redirect.
 */
public final class TokenConnection implements HTTPRequestSender, AutoCloseable {
  private static final int LARGEST_ANSWER = 64 << 10;
  private static final int CONNECTIONS = 32;

  /** Thrown for a response that is no token, because it is too large. */
  static final class TooLargeException extends IOException {
    private static final long serialVersionUID = 1L;

    TooLargeException(String size) {
      super(size);
    }
  }

  private final Duration deadline;
  private final CloseableHttpClient client;

  /**
   * @param readTimeout time limit of the connect and of each read
   * @param deadline time limit of the whole request, from waiting for a connection to the last byte
   */
  public TokenConnection(Duration readTimeout, Duration deadline) {
    this.deadline = deadline;
    Timeout each = Timeout.of(readTimeout);
    this.client =
        HttpClients.custom()
            .setConnectionManager(
                PoolingHttpClientConnectionManagerBuilder.create()
                    .setMaxConnTotal(CONNECTIONS)
                    .setMaxConnPerRoute(CONNECTIONS)
                    .setDefaultConnectionConfig(
                        ConnectionConfig.custom()
                            .setConnectTimeout(each)
                            .setSocketTimeout(each)
                            .build())
                    .build())
            .setDefaultRequestConfig(
                RequestConfig.custom()
                    .setConnectionRequestTimeout(Timeout.of(deadline))
                    .setResponseTimeout(each)
                    .build())
            // Requests are minutes apart, and an open connection would be stale by then.
            .setConnectionReuseStrategy((request, response, context) -> false)
            .disableAutomaticRetries()
            .disableRedirectHandling()
            .disableCookieManagement()
            .disableAuthCaching()
            .disableContentCompression()
            .build();
  }

  @Override
  public ReadOnlyHTTPResponse send(ReadOnlyHTTPRequest request) throws IOException {
    HttpUriRequestBase message = message(request);
    CompletableFuture<Void> alarm =
        CompletableFuture.runAsync(
            message::cancel,
            CompletableFuture.delayedExecutor(deadline.toMillis(), TimeUnit.MILLISECONDS));
    try {
      return client.execute(message, answer -> read(answer, message));
    } finally {
      alarm.cancel(false);
    }
  }

  private static HttpUriRequestBase message(ReadOnlyHTTPRequest request) {
    HttpUriRequestBase message =
        new HttpUriRequestBase(request.getMethod().name(), request.getURI());
    message.setHeader(HttpHeaders.ACCEPT, ContentType.APPLICATION_JSON.getMimeType());
    request
        .getHeaderMap()
        .getOrDefault(HttpHeaders.AUTHORIZATION, List.of())
        .forEach(value -> message.addHeader(HttpHeaders.AUTHORIZATION, value));
    if (request.getBody() != null) {
      message.setEntity(
          new StringEntity(request.getBody(), ContentType.APPLICATION_FORM_URLENCODED));
    }
    return message;
  }

  @Override
  public void close() {
    try {
      client.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static HTTPResponse read(ClassicHttpResponse answer, HttpUriRequestBase message)
      throws IOException {
    HTTPResponse read = new HTTPResponse(answer.getCode());
    HttpEntity entity = answer.getEntity();
    if (entity != null) {
      byte[] body = entity.getContent().readNBytes(LARGEST_ANSWER + 1);
      if (body.length > LARGEST_ANSWER) {
        // Otherwise the client reads the rest before it closes the connection.
        message.cancel();
        throw new TooLargeException("more than " + LARGEST_ANSWER + " bytes");
      }
      read.setBody(new String(body, StandardCharsets.UTF_8));
      if (entity.getContentType() != null) {
        read.setHeader(HttpHeaders.CONTENT_TYPE, entity.getContentType());
      }
    }
    return read;
  }
}
