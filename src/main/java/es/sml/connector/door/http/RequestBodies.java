package es.sml.connector.door.http;

import es.sml.connector.door.request.DoorResponse;
import es.sml.connector.language.LocalizedText;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Reads the bodies of requests within two limits: of one body, and of all bodies in memory at the
 * same time. It refuses larger ones, and compressed ones.
 */
public final class RequestBodies {
  private static final long MOST_IN_MEMORY = 64 << 20;

  private final long largest;
  private final AtomicLong inMemory = new AtomicLong();

  /**
   * @param largest most bytes of one body
   */
  public RequestBodies(long largest) {
    this.largest = largest;
  }

  /**
   * Reads the body and calls one of the two.
   *
   * @param whole gets the whole body
   */
  void read(HttpServerRequest request, Consumer<byte[]> whole, Consumer<DoorResponse> refused) {
    Reading reading = new Reading(whole, refused);
    String declared = request.getHeader("Content-Length");
    if (declared != null && (declared.length() > 18 || Long.parseLong(declared) > largest)) {
      reading.refuse(tooLarge());
      return;
    }
    if (!request.headers().getAll("Content-Encoding").stream()
        .allMatch("identity"::equalsIgnoreCase)) {
      reading.refuse(
          DoorResponse.problem(
              415, LocalizedText.of("refusal.encoding", "send the body without Content-Encoding")));
      return;
    }
    request.handler(reading::add);
    request.exceptionHandler(broken -> reading.free());
    request.endHandler(end -> reading.end());
  }

  private static DoorResponse tooLarge() {
    return DoorResponse.problem(
        413,
        LocalizedText.of("refusal.too-large", "the body is larger than door.max-request-size"));
  }

  private final class Reading {
    private final Consumer<byte[]> whole;
    private final Consumer<DoorResponse> refused;
    private Buffer bytes = Buffer.buffer();
    private long reserved;

    Reading(Consumer<byte[]> whole, Consumer<DoorResponse> refused) {
      this.whole = whole;
      this.refused = refused;
    }

    void add(Buffer more) {
      if (bytes == null) {
        return;
      }
      if (reserved + more.length() > largest) {
        refuse(tooLarge());
        return;
      }
      reserved += more.length();
      if (inMemory.addAndGet(more.length()) > MOST_IN_MEMORY) {
        refuse(
            DoorResponse.problem(
                503, LocalizedText.of("refusal.memory", "too many requests at the same time")));
        return;
      }
      bytes.appendBuffer(more);
    }

    void end() {
      if (bytes != null) {
        byte[] read = bytes.getBytes();
        free();
        whole.accept(read);
      }
    }

    void refuse(DoorResponse response) {
      free();
      refused.accept(response);
    }

    void free() {
      bytes = null;
      inMemory.addAndGet(-reserved);
      reserved = 0;
    }
  }
}
