package es.sml.connector.ops.access;

import es.sml.connector.language.LocalizedText;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks tokens of the identity provider on a few threads of its own. So a provider that does not
 * respond stops no other request.
 */
final class ProviderCheck {
  private static final Logger LOG = LoggerFactory.getLogger(ProviderCheck.class);
  private static final int THREADS = 4;

  private final ProviderTokens provider;
  private WorkerExecutor threads;

  ProviderCheck(ProviderTokens provider) {
    this.provider = provider;
  }

  /** Returns true for a signed token: three parts with dots between them. */
  static boolean mayBeOfAProvider(String token) {
    return token.chars().filter(c -> c == '.').count() == 2;
  }

  void check(
      String token,
      RoutingContext call,
      Consumer<Caller> admitted,
      Consumer<SignInRefusedException> refused) {
    call.request().pause(); // its body is read after the check
    threads(call.vertx())
        .executeBlocking(() -> provider.caller(token), false)
        .onComplete(
            done -> {
              call.request().resume();
              if (done.succeeded()) {
                admitted.accept(done.result());
              } else {
                refused.accept(refusal(done.cause()));
              }
            });
  }

  private synchronized WorkerExecutor threads(Vertx vertx) {
    if (threads == null) {
      threads = vertx.createSharedWorkerExecutor("sign-in", THREADS);
    }
    return threads;
  }

  private static SignInRefusedException refusal(Throwable failure) {
    if (failure instanceof SignInRefusedException known) {
      return known;
    }
    LOG.error("the check of a provider's token failed with an unexpected error", failure);
    return new SignInRefusedException(
        503,
        LocalizedText.of("sign-in.failed", "the check of the token failed; try again"),
        failure);
  }
}
