package es.sml.connector.sml.connection;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.List;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.Method;
import org.apache.hc.core5.http.io.support.ClassicRequestBuilder;
import org.apache.hc.core5.pool.ConnPoolControl;
import org.apache.hc.core5.util.TimeValue;

/**
 * Sends a GET a second time, on a new connection, if SML closed the kept connection of the first. A
 * request that writes is never sent again here: SML may have done it.
 */
record ReadAgain(List<? extends ConnPoolControl<?>> pools, EarlyCloses closes, Duration latest)
    implements ExecChainHandler {
  @Override
  public ClassicHttpResponse execute(
      ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
      throws IOException, HttpException {
    long started = System.nanoTime();
    try {
      return chain.proceed(request, scope);
    } catch (InterruptedIOException e) {
      throw e; // a time limit ended it
    } catch (IOException e) {
      boolean late = System.nanoTime() - started > latest.toNanos();
      // The flag is still the one of the lease: whether the connection had been used before.
      if (late || !scope.execRuntime.isConnectionReusable()) {
        throw e;
      }
      closes.noticed(Duration.ZERO);
      if (!Method.GET.isSame(request.getMethod())) {
        throw e;
      }
      pools.forEach(pool -> pool.closeIdle(TimeValue.ZERO_MILLISECONDS));
      return chain.proceed(ClassicRequestBuilder.copy(scope.originalRequest).build(), scope);
    }
  }
}
