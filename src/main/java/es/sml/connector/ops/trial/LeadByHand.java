package es.sml.connector.ops.trial;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.re2j.Pattern;
import es.sml.connector.failure.UnreadableMessageException;
import es.sml.connector.language.LocalizedText;
import es.sml.connector.ops.deadletter.DeadLetterAction;
import es.sml.connector.ops.deadletter.DeadLetterIndex;
import es.sml.connector.ops.deadletter.DeadLetterRef;
import es.sml.connector.ops.deadletter.DeadLetterReplay;
import es.sml.connector.ops.http.OpsException;
import es.sml.connector.ops.http.OpsRequest;
import es.sml.connector.ops.view.lead.BatchView;
import es.sml.connector.ops.view.lead.DeadLetterView;
import java.util.List;
import java.util.Set;

/**
 * Sends a lead that an operator wrote in place of a dead letter's message. It refuses one without a
 * phone and an e-mail address.
 */
public record LeadByHand(MessageReading reading, DeadLetterIndex index, DeadLetterReplay replay) {
  private static final Pattern PHONE = Pattern.compile("[+0-9 ()./-]{6,30}");
  private static final Pattern EMAIL = Pattern.compile("[^\\s@]+@[^\\s@]+\\.[^\\s@.]+");

  /** The lead goes the way of every replay: through the ledger, once. */
  public BatchView create(OpsRequest request) {
    OpsRequest.checkFields(request.body(), Set.of("lead", "dryRun"));
    if (!(request.body().path("lead") instanceof ObjectNode lead)) {
      throw OpsException.wrong(
          "refused.no-lead-object", "the body needs lead, an object as SML's create-lead has it");
    }
    if (isBlank(lead, "phone") && isBlank(lead, "email")) {
      throw OpsException.wrong("refused.no-contact", "lead.client needs a phone or an email");
    }
    // SML would take any text.
    if (isNot(PHONE, lead, "phone")) {
      throw OpsException.wrong("refused.phone", "lead.client.phone is not a telephone number");
    }
    if (isNot(EMAIL, lead, "email")) {
      throw OpsException.wrong("refused.email", "lead.client.email is not an e-mail address");
    }
    boolean dry = request.body().path("dryRun").asBoolean(false);
    DeadLetterRef ref = index.one(request.name());
    if (!DeadLetterView.holdsALead(ref.stage())) {
      throw OpsException.conflict(
          "refused.no-lead-here", "the dead letter is no lead: its stage is {0}", ref.stage());
    }
    DeadLetterAction.Outcome outcome;
    try {
      outcome =
          replay.on(
              ref,
              request.action("create-by-hand", null),
              dry,
              message -> reading.withLead(message, lead));
    } catch (UnreadableMessageException e) {
      throw new OpsException(400, LocalizedText.of(e));
    }
    String key = ref.key() == null ? "" : ref.key();
    return new BatchView(dry, List.of(outcome.view(ref.id(), key, request.language())), 0, null);
  }

  private static boolean isNot(Pattern form, ObjectNode lead, String field) {
    return !isBlank(lead, field) && !form.matches(text(lead, field).strip());
  }

  private static boolean isBlank(ObjectNode lead, String field) {
    return text(lead, field).isBlank();
  }

  private static String text(ObjectNode lead, String field) {
    return lead.path("client").path(field).asText("");
  }
}
