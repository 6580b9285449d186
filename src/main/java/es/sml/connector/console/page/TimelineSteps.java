package es.sml.connector.console.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Builds the timeline of a lead on its page, from the ledger and the audit. */
final class TimelineSteps {
  /** The audit also has these actions, with the operator's name. The page shows each only once. */
  private static final Map<String, String> BY_A_PERSON =
      Map.of(
          "REPLAY", "replay",
          "SEARCH_REPLAY", "replay",
          "REPLAY_SPLIT", "replay",
          "RESOLVE_CREATED", "resolve",
          "RESOLVE_RETRY", "resolve",
          "ERASE", "erase",
          "DISCARD", "discard");

  private static final Set<String> SAYS_CREATED = Set.of("FOUND", "RESOLVE_CREATED");

  private TimelineSteps() {}

  /**
   * A step of the timeline.
   *
   * @param kind the name of the step
   * @param text details; null for none
   * @param who the operator who did it; null if the connector did it
   */
  public record Step(String at, String kind, String text, String who) {}

  /**
   * Returns the steps, oldest first.
   *
   * @param audit the lead's entries of the audit
   */
  static List<Step> of(JsonNode lead, JsonNode audit) {
    List<Step> steps = new ArrayList<>();
    Set<String> audited = new HashSet<>();
    for (JsonNode entry : audit) {
      audited.add(entry.path("action").asText());
      steps.add(
          new Step(
              entry.path("at").asText(),
              "audit-" + entry.path("action").asText(),
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
      if (!audited.contains(BY_A_PERSON.getOrDefault(event, ""))) {
        steps.add(new Step(move.path("at").asText(), event, move.path("reason").textValue(), null));
      }
    }
    for (JsonNode item : lead.path("timeline")) {
      if (item.has("callback")) {
        String event = item.path("event").asText();
        saysCreated |= event.equals("created");
        steps.add(new Step(item.path("at").asText(), "crm-" + event, eventText(item), null));
      }
    }
    if (lead.path("state").asText().equals("CREATED") && !saysCreated) {
      String at = lead.hasNonNull("erasedAt") ? lead.path("posted").asText() : "";
      steps.add(new Step(at.isEmpty() ? lead.path("updated").asText() : at, "created", null, null));
    }
    steps.sort(Comparator.comparing(step -> Instant.parse(step.at)));
    return steps;
  }

  // The change, and the delivery of its event to the CRM.
  private static String eventText(JsonNode item) {
    StringBuilder text = new StringBuilder();
    if (item.has("from") || item.has("to")) {
      text.append(item.path("from").asText("–")).append(" → ").append(item.path("to").asText("–"));
    }
    append(text, "result ", item.path("result"));
    append(text, "task ", item.path("task"));
    append(text, "by user ", item.path("by"));
    JsonNode callback = item.path("callback");
    if (callback.path("acknowledgedAt").isTextual()) {
      append(text, "acknowledged by the CRM ", callback.path("acknowledgedAt"));
    } else if (callback.path("deadLetteredAt").isTextual()) {
      append(text, "event dead-lettered: ", callback.path("reason"));
    } else {
      text.append(text.isEmpty() ? "" : ", ").append("event not acknowledged yet");
      append(text, "last error: ", callback.path("reason"));
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
