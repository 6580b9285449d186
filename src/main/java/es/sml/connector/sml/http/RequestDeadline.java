package es.sml.connector.sml.http;

import es.sml.connector.sml.SendDeadline;
import es.sml.connector.sml.SmlOperation;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.core5.concurrent.Cancellable;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;

/**
 * Ends every request at a deadline that includes the response's last byte, and limits the
 * response's size.
 *
 * <p>The client's own timeout limits one read only: a server that sends single bytes could hold it
 * without end.
 */
public final class RequestDeadline implements HttpClientConfigurer, AutoCloseable {
  /** Header of a request whose response is read while it arrives; never sent. */
  public static final String LIST = "X-Read-As-List";

  /** A login's response is a token and perhaps its user. */
  private static final long LARGEST_LOGIN = 1L << 20;

  /** As a tree a response takes about seven times as much. */
  private static final long LARGEST_RESPONSE = 16L << 20;

  /** Enough for more than 20,000 leads; they are read one by one. */
  private static final long LARGEST_PAGE = 128L << 20;

  private final Duration deadline;
  private final ScheduledThreadPoolExecutor clock;

  public RequestDeadline(Duration deadline) {
    this.deadline = deadline;
    this.clock =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(task, "sml-request-deadline");
              thread.setDaemon(true);
              return thread;
            });
    clock.setRemoveOnCancelPolicy(true);
  }

  @Override
  public void configureHttpClient(HttpClientBuilder builder) {
    builder.addExecInterceptorFirst("deadline", new DeadlineInterceptor());
    builder.addExecInterceptorLast("send-by", RequestDeadline::sendInTime);
  }

  /**
   * Returns a client that follows no redirect, retries nothing automatically, and ends each request
   * in time.
   *
   * @param shared whether the connections stay open when the client closes
   */
  public CloseableHttpClient newClient(HttpClientConnectionManager connections, boolean shared) {
    HttpClientBuilder builder =
        HttpClientBuilder.create()
            .setConnectionManager(connections)
            .setConnectionManagerShared(shared)
            .setUserAgent("sml-connector")
            .disableAutomaticRetries()
            .disableRedirectHandling()
            .disableCookieManagement()
            .disableAuthCaching();
    configureHttpClient(builder);
    return builder.build();
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }

  // Last check before the request's first byte: a process that was paused for minutes resumes here.
  private static ClassicHttpResponse sendInTime(
      ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
      throws IOException, HttpException {
    Header sendBy = request.getFirstHeader(SendDeadline.HEADER);
    if (sendBy != null) {
      request.removeHeaders(SendDeadline.HEADER);
      if (SendDeadline.of(sendBy.getValue()).isOver()) {
        throw new NotSentException();
      }
    }
    return chain.proceed(request, scope);
  }

  private final class DeadlineInterceptor implements ExecChainHandler {
    @Override
    public ClassicHttpResponse execute(
        ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
        throws IOException, HttpException {
      long largest = largest(request);
      request.removeHeaders(LIST);
      // The client's own runtime cancels its requests.
      Cancellable connection = (Cancellable) scope.execRuntime;
      Future<?> alarm =
          clock.schedule(() -> connection.cancel(), deadline.toMillis(), TimeUnit.MILLISECONDS);
      boolean responded = false;
      try {
        ClassicHttpResponse response = chain.proceed(request, scope);
        HttpEntity entity = response.getEntity();
        if (entity != null) {
          response.setEntity(
              new LimitedEntity(entity, new ResponseLimits(connection, alarm, largest)));
          responded = true;
        }
        return response;
      } finally {
        if (!responded) {
          alarm.cancel(false);
        }
      }
    }
  }

  private static long largest(ClassicHttpRequest request) {
    if (request.containsHeader(LIST)) {
      return LARGEST_PAGE;
    }
    return SmlOperation.LOGIN.path().equals(request.getPath()) ? LARGEST_LOGIN : LARGEST_RESPONSE;
  }

  /** Data that ends with a response's last byte, or with its connection. */
  private record ResponseLimits(Cancellable connection, Future<?> alarm, long largest) {}

  private static final class LimitedEntity extends HttpEntityWrapper {
    private final ResponseLimits limits;

    private LimitedEntity(HttpEntity entity, ResponseLimits limits) {
      super(entity);
      this.limits = limits;
    }

    @Override
    public InputStream getContent() throws IOException {
      return new LimitedStream(super.getContent(), limits);
    }

    @Override
    public void close() throws IOException {
      limits.alarm().cancel(false);
      super.close();
    }
  }

  private static final class LimitedStream extends FilterInputStream {
    private final ResponseLimits limits;
    private long left;
    private boolean ended;

    private LimitedStream(InputStream in, ResponseLimits limits) {
      super(in);
      this.limits = limits;
      this.left = limits.largest();
    }

    @Override
    public int read() throws IOException {
      int read = super.read();
      count(read < 0 ? -1 : 1);
      return read;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = super.read(bytes, offset, length);
      count(read);
      return read;
    }

    @Override
    public void close() throws IOException {
      limits.alarm().cancel(false);
      if (!ended && (left < 0 || limits.largest() == LARGEST_PAGE)) {
        limits.connection().cancel(); // otherwise the client reads the rest, at any length
      }
      super.close();
    }

    private void count(int read) throws IOException {
      if (read < 0) {
        ended = true;
        limits.alarm().cancel(false);
        return;
      }
      left -= read;
      if (left < 0) {
        throw new AnswerTooLargeException(limits.largest());
      }
    }
  }
}
