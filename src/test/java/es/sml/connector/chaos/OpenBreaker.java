package es.sml.connector.chaos;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.support.processor.DelegateAsyncProcessor;

/** The default of a circuit breaker: while open, it completes an exchange without the call. */
final class OpenBreaker implements InterceptStrategy {
  private static final int FAILURES = 3;
  private static final long OPEN_FOR = Duration.ofSeconds(10).toNanos();

  private final AtomicInteger failures = new AtomicInteger();
  private volatile long openUntil = System.nanoTime();

  @Override
  public Processor wrapProcessorInInterceptors(
      CamelContext context, NamedNode step, Processor target, Processor next) {
    return step.getId() != null && step.getId().endsWith("receive-lead-parse")
        ? new Guarded(target)
        : target;
  }

  private final class Guarded extends DelegateAsyncProcessor {
    private Guarded(Processor target) {
      super(target);
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
      if (System.nanoTime() - openUntil < 0) {
        callback.done(true);
        return true;
      }
      return super.process(
          exchange,
          doneSync -> {
            if (exchange.getException() != null && failures.incrementAndGet() >= FAILURES) {
              openUntil = System.nanoTime() + OPEN_FOR;
            }
            callback.done(doneSync);
          });
    }
  }
}
