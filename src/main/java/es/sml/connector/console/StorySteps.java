package es.sml.connector.console;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The steps of a lead's story on its page, from what the ledger and the audit have of it. */
final class StorySteps {
  /** What a person did is told once, with who it was. */
  private static final Map<String, String> BY_A_PERSON =
      Map.of(
          "REPLAY", "replay",
          "DOUBT", "replay",
          "REREAD", "replay",
          "CONFIRM", "resolve",
          "DENY", "resolve",
          "ERASE", "erase");

  private static final Set<String> SAYS_CREATED = Set.of("FIND", "CONFIRM");

  private StorySteps() {}

  /**
   * Something that happened.
   *
   * @param kind a word for what happened
   * @param text more of it; null for nothing
   * @param who the person whose doing it was; null for the connector's own
   */
  public record Step(String at, String kind, String text, String who) {}

  /**
   * The steps, oldest first.
   *
   * @param audit the audit's entries about it
   */
  static List<Step> of(JsonNode lead, JsonNode audit) {
    List<Step> steps = new ArrayList<>();
    Set<String> told = new HashSet<>();
    for (JsonNode entry : audit) {
      told.add(entry.path("operation").asText());
      steps.add(
          new Step(
              entry.path("at").asText(),
              "audit-" + entry.path("operation").asText(),
              details(entry),
              entry.path("who").asText()));
    }
    steps.add(new Step(lead.path("received").asText(), "received", null, null));
    if (lead.hasNonNull("posted")) {
      steps.add(new Step(lead.path("posted").asText(), "posted", null, null));
    }
    boolean saysCreated = false;
    for (JsonNode move : lead.path("history")) {
      String event = move.path("event").asText();
      saysCreated |= SAYS_CREATED.contains(event);
      if (!told.contains(BY_A_PERSON.getOrDefault(event, ""))) {
        steps.add(new Step(move.path("at").asText(), event, move.path("reason").textValue(), null));
      }
    }
    for (JsonNode chapter : lead.path("story")) {
      if (chapter.has("callback")) {
        String event = chapter.path("event").asText();
        saysCreated |= event.equals("created");
        steps.add(new Step(chapter.path("at").asText(), "crm-" + event, told(chapter), null));
      }
    }
    if (lead.path("state").asText().equals("CREATED") && !saysCreated) {
      String at = lead.hasNonNull("erasedAt") ? lead.path("posted").asText() : "";
      steps.add(new Step(at.isEmpty() ? lead.path("updated").asText() : at, "created", null, null));
    }
    steps.sort(Comparator.comparing(step -> Instant.parse(step.at)));
    return steps;
  }

  // What changed, and whether the CRM was told of it.
  private static String told(JsonNode chapter) {
    StringBuilder text = new StringBuilder();
    if (chapter.has("from") || chapter.has("to")) {
      text.append(chapter.path("from").asText("–"))
          .append(" → ")
          .append(chapter.path("to").asText("–"));
    }
    append(text, "result ", chapter.path("result"));
    append(text, "task ", chapter.path("task"));
    append(text, "by user ", chapter.path("by"));
    JsonNode callback = chapter.path("callback");
    if (callback.path("delivered").isTextual()) {
      append(text, "CRM told ", callback.path("delivered"));
    } else if (callback.path("givenUp").isTextual()) {
      append(text, "CRM not told, given up: ", callback.path("reason"));
    } else {
      text.append(text.isEmpty() ? "" : ", ").append("CRM not told yet");
      append(text, "", callback.path("reason"));
    }
    return text.toString();
  }

  private static void append(StringBuilder text, String before, JsonNode value) {
    if (!value.isMissingNode() && !value.isNull()) {
      text.append(text.isEmpty() ? "" : ", ").append(before).append(value.asText());
    }
  }

  private static String details(JsonNode entry) {
    String details = entry.path("details").asText("");
    String outcome = entry.path("outcome").asText("");
    return details.isEmpty() || details.equals("null") ? outcome : details + " → " + outcome;
  }
}
