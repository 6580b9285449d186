package es.sml.connector.door.sender;

import es.sml.connector.door.request.Challenge;
import es.sml.connector.door.request.DoorRequest;
import es.sml.connector.door.request.Reception;
import es.sml.connector.door.request.Sender;
import java.util.Set;

/** A platform that checks the URL with a GET, and sends leads with a POST. */
record ChallengedSender(Challenge challenge, Sender leads) implements Sender {
  @Override
  public Set<String> methods() {
    return Set.of("GET", "POST");
  }

  @Override
  public Reception receive(DoorRequest request) {
    return request.isPost()
        ? leads.receive(request)
        : Reception.response(challenge.response(request));
  }
}
