package es.sml.connector.runtime.http;

import es.sml.connector.language.LocalizedText;
import es.sml.connector.ops.access.AccessGuard;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

/**
 * Rejects a request with another Transfer-Encoding than {@code chunked} with 400, and closes its
 * connection (RFC 9112, section 6.3). The server would read its body as the next request.
 */
record TransferCodingGuard(Handler<HttpServerRequest> next) implements Handler<HttpServerRequest> {
  private static final int BAD_REQUEST = 400;

  @Override
  public void handle(HttpServerRequest request) {
    String coding = String.join(",", request.headers().getAll(HttpHeaders.TRANSFER_ENCODING));
    if (!request.headers().contains(HttpHeaders.TRANSFER_ENCODING)
        || coding.strip().equalsIgnoreCase("chunked")) {
      next.handle(request);
      return;
    }
    request.response().putHeader("Connection", "close");
    AccessGuard.refuse(
            request,
            BAD_REQUEST,
            LocalizedText.of(
                "refused.transfer-encoding",
                "send the body with Content-Length, or with Transfer-Encoding: chunked"))
        .onComplete(done -> request.connection().close());
  }
}
