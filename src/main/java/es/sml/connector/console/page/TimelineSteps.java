package es.sml.connector.console.page;

import es.sml.connector.language.LocalizedText;
import es.sml.connector.language.RecordedTexts;
import es.sml.connector.ops.view.AuditView;
import es.sml.connector.ops.view.lead.LeadView;
import es.sml.connector.ops.view.lead.TimelineView;
import es.sml.connector.setting.ShownTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Builds the timeline of a lead on its page, from the ledger and the audit. A step that both have
 * is shown once, with the operator.
 */
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
   * @param language the language of the texts about the CRM
   */
  static List<Step> of(LeadView.Details details, List<AuditView.Entry> audit, Locale language) {
    LeadView lead = details.lead();
    List<Step> steps = new ArrayList<>();
    Set<String> audited = new HashSet<>();
    for (AuditView.Entry entry : audit) {
      audited.add(entry.action());
      steps.add(
          new Step(entry.at(), "audit-" + entry.action(), details(entry, language), entry.who()));
    }
    steps.add(new Step(lead.received(), "received", null, null));
    if (lead.posted() != null) {
      steps.add(new Step(lead.posted(), "posted", null, null));
    }
    boolean saysCreated = false;
    for (LeadView.Move move : details.history()) {
      saysCreated |= SAYS_CREATED.contains(move.event());
      if (!audited.contains(BY_A_PERSON.getOrDefault(move.event(), ""))) {
        steps.add(new Step(move.at(), move.event(), move.reason(), null));
      }
    }
    for (TimelineView item : details.timeline()) {
      if (item.callback() != null) {
        saysCreated |= item.event().equals("created");
        steps.add(new Step(item.at(), "crm-" + item.event(), eventText(item).in(language), null));
      }
    }
    if (lead.state().equals("CREATED") && !saysCreated) {
      String at = lead.erasedAt() != null ? lead.posted() : null;
      steps.add(new Step(at == null ? lead.updated() : at, "created", null, null));
    }
    steps.sort(Comparator.comparing(step -> Instant.parse(step.at)));
    return steps;
  }

  // The change, and the delivery of its event to the CRM.
  private static LocalizedText eventText(TimelineView item) {
    List<LocalizedText> parts = new ArrayList<>();
    if (item.from() != null || item.to() != null) {
      parts.add(LocalizedText.untranslated(orDash(item.from()) + " → " + orDash(item.to())));
    }
    if (item.result() != null) {
      parts.add(LocalizedText.of("timeline.crm-result", "result {0}", item.result()));
    }
    if (item.task() != null) {
      parts.add(LocalizedText.of("timeline.crm-task", "task {0}", item.task().asText()));
    }
    if (item.by() != null) {
      parts.add(LocalizedText.of("timeline.crm-user", "by user {0}", item.by()));
    }
    TimelineView.Callback callback = item.callback();
    parts.add(callback.state(time -> ShownTime.of(Instant.parse(time))));
    if (callback.acknowledgedAt() == null && callback.reason() != null) {
      parts.add(
          LocalizedText.of(
              "timeline.crm-error", "last error: {0}", LocalizedText.recorded(callback.reason())));
    }
    return LocalizedText.joined(", ", parts);
  }

  private static String orDash(String text) {
    return text == null ? "–" : text;
  }

  private static String details(AuditView.Entry entry, Locale language) {
    String outcome = RecordedTexts.ACTIONS.in(entry.outcome(), language);
    if (entry.details() == null || entry.details().isEmpty()) {
      return outcome;
    }
    boolean isTyped = entry.action().equals("discard");
    String details = entry.details();
    return (isTyped ? details : RecordedTexts.ACTIONS.in(details, language)) + " → " + outcome;
  }
}
