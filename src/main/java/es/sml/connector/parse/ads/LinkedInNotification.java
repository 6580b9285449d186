package es.sml.connector.parse.ads;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.failure.UnreadableMessageException;
import es.sml.connector.parse.content.MessageContent;
import es.sml.connector.parse.format.LeadFormat;
import es.sml.connector.parse.json.JsonScalars;
import es.sml.connector.parse.result.ParseResult;
import java.util.List;
import java.util.Optional;

/**
 * LinkedIn's notification of a lead, or its order to erase one. It names the lead without its
 * answers, so a person must get them first.
 */
public final class LinkedInNotification implements LeadFormat {
  static final String ID_ONLY =
      "LinkedIn sent only the id of this lead, without its answers. Download the lead in LinkedIn's"
          + " Campaign Manager, put the file into a drop folder, and discard this dead letter;"
          + " docs/senders/linkedin.md shows how to receive whole leads";

  private static final String ID = "leadGenFormResponse";
  private static final String ACTION = "leadAction";

  @Override
  public String name() {
    return "linkedin-notification";
  }

  @Override
  public Optional<ParseResult> read(MessageContent content) {
    List<JsonNode> found =
        JsonScalars.documents(content, text -> text.contains(ACTION)).stream()
            .filter(LinkedInNotification::isOne)
            .toList();
    if (found.isEmpty()) {
      return Optional.empty();
    }
    if (found.stream().allMatch(json -> JsonScalars.text(json, ACTION).equals("DELETED"))) {
      return Optional.of(new ParseResult.NotALead("LinkedIn's order to erase a lead"));
    }
    throw new UnreadableMessageException(ID_ONLY);
  }

  private static boolean isOne(JsonNode json) {
    return json.has(ACTION) && json.path(ID).isTextual() && !json.has("formResponse");
  }
}
