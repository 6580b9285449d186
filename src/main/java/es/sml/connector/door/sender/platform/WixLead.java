package es.sml.connector.door.sender.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.door.request.Offer;
import es.sml.connector.door.sender.message.SenderIds;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The submission in an event of Wix. */
final class WixLead {
  private static final String ANSWERS = "submissions";

  /** Wix ends the name of a field with some characters of its own: "first_name_8e". */
  private static final Pattern OWN_END = Pattern.compile("_[0-9a-f]{2,4}$");

  private WixLead() {}

  static Offer offer(JsonNode event) {
    JsonNode entity = event.at("/createdEvent/entity");
    JsonNode lead = entity.isObject() ? entity : event;
    String id = SenderIds.of(entity.path("id"));
    if (lead.path(ANSWERS) instanceof ObjectNode answers) {
      List.copyOf(answers.properties()).forEach(answer -> rename(answers, answer));
    }
    return Offer.of(id == null ? SenderIds.of(event.path("entityId")) : id, lead);
  }

  private static void rename(ObjectNode answers, Map.Entry<String, JsonNode> answer) {
    String name = OWN_END.matcher(answer.getKey()).replaceFirst("");
    if (!name.isEmpty() && !answers.has(name)) {
      JsonNode value = answers.remove(answer.getKey());
      answers.set(name, value);
    }
  }
}
