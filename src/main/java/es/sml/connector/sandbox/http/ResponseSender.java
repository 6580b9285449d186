package es.sml.connector.sandbox.http;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Iterator;
import java.util.Locale;

/** Sends responses to the caller: whole, slowly or in part. */
public record ResponseSender(Vertx vertx, Clock clock) {
  private static final int SLOW_PIECES = 8;

  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
          .withZone(ZoneOffset.UTC);

  public void send(HttpServerResponse response, SandboxResponse result) {
    if (hasGone(response)) {
      return;
    }
    head(response, result);
    if (result.more().hasNext()) {
      response.setChunked(true);
      response.write(result.body());
      sendMore(response, result.more());
    } else {
      response.end(result.body());
    }
  }

  private static void sendMore(HttpServerResponse response, Iterator<Buffer> more) {
    while (!hasGone(response)) {
      if (!more.hasNext()) {
        response.end();
        return;
      }
      response.write(more.next());
      if (response.writeQueueFull()) {
        response.drainHandler(drained -> sendMore(response, more));
        return;
      }
    }
  }

  /** Spreads the body evenly over the time: its first piece at once, its last at the end. */
  public void sendSlowly(HttpServerResponse response, SandboxResponse result, long milliseconds) {
    Buffer body = whole(result);
    head(response, result);
    response.putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length()));
    int piece = Math.max(1, (body.length() + SLOW_PIECES - 1) / SLOW_PIECES);
    int pauses = Math.max(1, (body.length() - 1) / piece);
    // Vert.x refuses a timer of 0 ms.
    sendPieces(response, body, 0, piece, Math.max(1, (milliseconds + pauses - 1) / pauses));
  }

  private void sendPieces(
      HttpServerResponse response, Buffer body, int start, int piece, long pause) {
    if (hasGone(response)) {
      return;
    }
    int end = Math.min(body.length(), start + piece);
    response.write(body.getBuffer(start, end));
    if (end < body.length()) {
      vertx.setTimer(pause, timer -> sendPieces(response, body, end, piece, pause));
    } else {
      response.end();
    }
  }

  /** Announces the whole body, sends half of it and closes the connection. */
  public void sendTruncated(HttpServerResponse response, SandboxResponse result, Runnable closing) {
    Buffer body = whole(result);
    head(response, result);
    response.putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length()));
    response.write(body.getBuffer(0, body.length() / 2)).onComplete(written -> closing.run());
  }

  private static boolean hasGone(HttpServerResponse response) {
    return response.closed() || response.ended();
  }

  private void head(HttpServerResponse response, SandboxResponse result) {
    response.setStatusCode(result.status());
    response.putHeader(HttpHeaders.DATE, HTTP_DATE.format(clock.instant()));
    result.headers().forEach(response::putHeader);
  }

  private static Buffer whole(SandboxResponse result) {
    Buffer whole = result.body().copy();
    result.more().forEachRemaining(whole::appendBuffer);
    return whole;
  }
}
