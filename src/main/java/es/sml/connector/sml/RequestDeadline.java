package es.sml.connector.sml;

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
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.concurrent.Cancellable;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;

/**
 * Ends every request at a deadline, its answer's last byte included, and caps the answer's size.
 * The client's own timeout bounds one read only: a server that sends a byte now and then holds it
 * for ever.
 */
public final class RequestDeadline implements HttpClientConfigurer, AutoCloseable {
  /** Three times a page of the largest size. As a tree it takes some seven times as much. */
  private static final long LARGEST_ANSWER = 16L << 20;

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
    builder.addExecInterceptorFirst("deadline", new Watch());
    builder.addExecInterceptorLast("send-by", RequestDeadline::sendInTime);
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }

  // The last before the request's first byte: a process that was stopped for minutes goes on here.
  private static ClassicHttpResponse sendInTime(
      ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
      throws IOException, HttpException {
    Header sendBy = request.getFirstHeader(SendBy.HEADER);
    if (sendBy != null) {
      request.removeHeaders(SendBy.HEADER);
      if (SendBy.of(sendBy.getValue()).isOver()) {
        throw new NotSentException();
      }
    }
    return chain.proceed(request, scope);
  }

  private final class Watch implements ExecChainHandler {
    @Override
    public ClassicHttpResponse execute(
        ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
        throws IOException, HttpException {
      // The client's own runtime is what its requests are cancelled by.
      Cancellable connection = (Cancellable) scope.execRuntime;
      Future<?> alarm =
          clock.schedule(() -> connection.cancel(), deadline.toMillis(), TimeUnit.MILLISECONDS);
      boolean answered = false;
      try {
        ClassicHttpResponse response = chain.proceed(request, scope);
        HttpEntity entity = response.getEntity();
        if (entity != null) {
          response.setEntity(new WatchedEntity(entity, alarm));
          answered = true;
        }
        return response;
      } finally {
        if (!answered) {
          alarm.cancel(false);
        }
      }
    }
  }

  private static final class WatchedEntity extends HttpEntityWrapper {
    private final Future<?> alarm;

    private WatchedEntity(HttpEntity entity, Future<?> alarm) {
      super(entity);
      this.alarm = alarm;
    }

    @Override
    public InputStream getContent() throws IOException {
      return new WatchedStream(super.getContent(), alarm);
    }

    @Override
    public void close() throws IOException {
      alarm.cancel(false);
      super.close();
    }
  }

  private static final class WatchedStream extends FilterInputStream {
    private final Future<?> alarm;
    private long left = LARGEST_ANSWER;

    private WatchedStream(InputStream in, Future<?> alarm) {
      super(in);
      this.alarm = alarm;
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
      alarm.cancel(false);
      super.close();
    }

    private void count(int read) throws IOException {
      if (read < 0) {
        alarm.cancel(false);
        return;
      }
      left -= read;
      if (left < 0) {
        throw new IOException("the answer is larger than " + LARGEST_ANSWER + " bytes");
      }
    }
  }
}
