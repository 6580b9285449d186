package es.sml.connector.sml.http;

import es.sml.connector.sml.SendDeadline;
import es.sml.connector.sml.SmlOperation;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.client5.http.config.RequestConfig;
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
import org.apache.hc.core5.util.Timeout;

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
            // The alarm ends only a request that has a connection.
            .setDefaultRequestConfig(
                RequestConfig.custom()
                    .setConnectionRequestTimeout(
                        Timeout.ofMilliseconds(deadline.dividedBy(2).toMillis()))
                    .build())
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
      AtomicBoolean isLate = new AtomicBoolean();
      Future<?> alarm =
          clock.schedule(
              () -> {
                isLate.set(true); // before the request fails
                connection.cancel();
              },
              deadline.toMillis(),
              TimeUnit.MILLISECONDS);
      ResponseLimits limits = new ResponseLimits(connection, alarm, isLate, largest);
      boolean responded = false;
      try {
        ClassicHttpResponse response = chain.proceed(request, scope);
        HttpEntity entity = response.getEntity();
        if (entity != null) {
          response.setEntity(new LimitedEntity(entity, limits));
          responded = true;
        }
        return response;
      } catch (IOException e) {
        throw limits.explained(e);
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
  private record ResponseLimits(
      Cancellable connection, Future<?> alarm, AtomicBoolean isLate, long largest) {
    /** Returns the failure, which is a timeout if the alarm closed the connection. */
    private IOException explained(IOException failure) {
      if (!isLate.get()) {
        return failure;
      }
      SocketTimeoutException late = new SocketTimeoutException("no complete response in time");
      late.initCause(failure);
      return late;
    }
  }

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
      try {
        super.close();
      } finally {
        limits.alarm().cancel(false);
      }
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
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read;
      try {
        read = super.read(bytes, offset, length);
      } catch (IOException e) {
        throw limits.explained(e);
      }
      count(read);
      return read;
    }

    // The client reads the rest of a response that is not cancelled, also within the deadline.
    @Override
    public void close() throws IOException {
      if (!ended && (left < 0 || limits.largest() == LARGEST_PAGE)) {
        limits.alarm().cancel(false);
        limits.connection().cancel(); // otherwise the client reads the rest, at any length
      }
      try {
        super.close();
      } catch (IOException e) {
        throw limits.explained(e);
      } finally {
        limits.alarm().cancel(false);
      }
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
