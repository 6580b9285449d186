package es.sml.connector.door.http;

import es.sml.connector.door.endpoint.DoorComponent;
import es.sml.connector.door.endpoint.DoorConsumer;
import es.sml.connector.door.endpoint.OtherContentException;
import es.sml.connector.door.endpoint.StoringThreads;
import es.sml.connector.door.request.DoorRequest;
import es.sml.connector.door.request.DoorResponse;
import es.sml.connector.door.request.Offer;
import es.sml.connector.door.request.Reception;
import es.sml.connector.door.status.DoorListener;
import es.sml.connector.door.status.DoorOutcome;
import es.sml.connector.language.LocalizedText;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Handles a request from its first byte to its response. It decides its status, and responds with
 * 2xx only after each message of the request is on disk.
 */
public final class DoorHandler implements Handler<HttpServerRequest> {
  private static final Logger LOG = LoggerFactory.getLogger(DoorHandler.class);

  private static final int UNAVAILABLE = 503;
  private static final DoorResponse NO_CHANNEL =
      DoorResponse.problem(404, LocalizedText.of("refusal.no-channel", "this URL is no channel"));
  private static final LocalizedText WRONG_SECRET =
      LocalizedText.of(
          "refusal.path-secret", "the URL does not end with the channel's path-secret");

  private final DoorComponent component;
  private final DoorPaths paths;
  private final RequestBodies bodies;
  private final RequestReader reader;
  private final DoorListener listener;
  private final StoringThreads storing;

  /**
   * @param storing runs the routes; it rejects work when too much waits, or nothing can be stored
   */
  public DoorHandler(
      DoorComponent component,
      DoorPaths paths,
      RequestBodies bodies,
      RequestReader reader,
      DoorListener listener,
      StoringThreads storing) {
    this.component = component;
    this.paths = paths;
    this.bodies = bodies;
    this.reader = reader;
    this.listener = listener;
    this.storing = storing;
  }

  @Override
  public void handle(HttpServerRequest request) {
    DoorCall call = new DoorCall(request, listener);
    DoorPaths.Found channel = paths.channel(request.path());
    if (channel == null) {
      call.respond(DoorOutcome.UNKNOWN, NO_CHANNEL);
      return;
    }
    call.of(channel.name());
    if (!channel.isWhole()) {
      // The response is the same: it must not show a stranger which channels exist.
      call.respond(DoorOutcome.REFUSED, NO_CHANNEL.because(WRONG_SECRET));
      return;
    }
    DoorConsumer consumer = component.consumer(channel.name());
    if (consumer == null) {
      call.unavailable(
          LocalizedText.of("refusal.not-ready", "the channel is not ready; send it again"));
    } else if (!consumer.sender().methods().contains(request.method().name())) {
      // A browser or the command check; no sender does this.
      call.respond(
          DoorOutcome.ANSWERED,
          DoorResponse.problem(
                  405, LocalizedText.of("refusal.method", "the channel accepts other methods"))
              .with(Map.of("Allow", String.join(", ", consumer.sender().methods()))));
    } else {
      bodies.read(
          request,
          body -> receive(call, consumer, reader.read(request, body)),
          refusal -> call.respond(outcome(refusal), refusal));
    }
  }

  private void receive(DoorCall call, DoorConsumer consumer, DoorRequest request) {
    try {
      Reception reception = consumer.sender().receive(request);
      if (reception.offers().isEmpty()) {
        DoorResponse response = reception.response().apply(null);
        call.respond(outcome(response), response);
      } else if (storing.isBlocked()) {
        call.unavailable(notStored());
      } else {
        storing.execute(() -> store(call, consumer, request, reception));
      }
    } catch (RejectedExecutionException e) {
      call.unavailable(
          LocalizedText.of("refusal.busy", "too many requests at the same time; send it again"));
    } catch (RuntimeException e) {
      // The message may hold personal data, so the log gets no more than the place.
      LOG.error(
          "door {}: a request could not be read: {} at {}",
          consumer.channel(),
          e.getClass().getName(),
          Arrays.stream(e.getStackTrace()).findFirst().orElse(null));
      call.unavailable(
          LocalizedText.of("refusal.unreadable", "the request could not be read; send it again"));
    }
  }

  private void store(
      DoorCall call, DoorConsumer consumer, DoorRequest request, Reception reception) {
    String first = null;
    LocalizedText held = null;
    try {
      for (Offer offer : reception.offers()) {
        String reference = consumer.store(offer, reader.shown(request, offer, consumer.sender()));
        first = first == null ? reference : first;
        held = held == null ? offer.held() : held;
      }
    } catch (OtherContentException e) {
      call.respond(DoorOutcome.REFUSED, DoorResponse.problem(422, e.text()));
      return;
    } catch (Exception e) {
      LOG.warn(
          "door {}: a message could not be stored, and its sender has to send it again: {}",
          consumer.channel(),
          e.getClass().getSimpleName());
      call.unavailable(notStored());
      return;
    }
    DoorResponse response = reception.response().apply(first);
    if (held == null) {
      call.respond(DoorOutcome.STORED, response);
    } else {
      call.held(response, held);
    }
  }

  private static LocalizedText notStored() {
    return LocalizedText.of("refusal.not-stored", "the message could not be stored; send it again");
  }

  private static DoorOutcome outcome(DoorResponse response) {
    if (response.reason() == null) {
      return DoorOutcome.ANSWERED;
    }
    return response.status() == UNAVAILABLE ? DoorOutcome.UNAVAILABLE : DoorOutcome.REFUSED;
  }
}
