package es.sml.connector.door.status;

import es.sml.connector.language.LocalizedText;
import java.time.Duration;

/** Observes the requests of the door. */
public interface DoorListener {
  /**
   * Records a response.
   *
   * @param channel DEALER/CHANNEL; null if there is no such channel
   * @param duration time from the request's first byte to the response
   * @param reason reason of a refusal, without data of the request; null if there is none
   */
  void answered(String channel, DoorOutcome outcome, Duration duration, LocalizedText reason);
}
