package es.sml.connector.door.http;

import es.sml.connector.door.request.DoorResponse;
import es.sml.connector.door.status.DoorListener;
import es.sml.connector.door.status.DoorOutcome;
import es.sml.connector.language.LocalizedText;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.util.Map;

/** One request and its response. It sets the headers of each response, such as Retry-After. */
final class DoorCall {
  private static final String RETRY_SECONDS = "30";

  private final HttpServerRequest request;
  private final DoorListener listener;
  private final long begun = System.nanoTime();
  private String channel;

  DoorCall(HttpServerRequest request, DoorListener listener) {
    this.request = request;
    this.listener = listener;
  }

  void of(String knownChannel) {
    channel = knownChannel;
  }

  HttpServerRequest request() {
    return request;
  }

  /** Responds, and reads nothing more from a request whose body is not complete. */
  void respond(DoorOutcome outcome, DoorResponse doorResponse) {
    HttpServerResponse response = request.response();
    if (response.ended() || response.closed()) {
      listener.answered(channel, outcome, duration(), doorResponse.reason());
      return;
    }
    response.setStatusCode(doorResponse.status());
    doorResponse.headers().forEach(response::putHeader);
    response.putHeader("Cache-Control", "no-store");
    if (doorResponse.contentType() != null) {
      response.putHeader("Content-Type", doorResponse.contentType());
      response.putHeader("X-Content-Type-Options", "nosniff");
    }
    boolean isWhole = request.isEnded();
    if (!isWhole) {
      response.putHeader("Connection", "close");
    }
    response
        .end(doorResponse.body())
        .onComplete(
            done -> {
              if (!isWhole) {
                request.connection().close();
              }
            });
    listener.answered(channel, outcome, duration(), doorResponse.reason());
  }

  /**
   * Responds to a request whose message waits for a person.
   *
   * @param reason reason why it waits
   */
  void held(DoorResponse doorResponse, LocalizedText reason) {
    respond(DoorOutcome.HELD, doorResponse.because(reason));
  }

  /** Asks the sender to send the request again. */
  void unavailable(LocalizedText title) {
    respond(
        DoorOutcome.UNAVAILABLE,
        DoorResponse.problem(503, title).with(Map.of("Retry-After", RETRY_SECONDS)));
  }

  private Duration duration() {
    return Duration.ofNanos(System.nanoTime() - begun);
  }
}
