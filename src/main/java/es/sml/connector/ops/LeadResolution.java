package es.sml.connector.ops;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.deadletter.LetterBox;
import es.sml.connector.deadletter.LetterQueue;
import es.sml.connector.deadletter.LetterSelector;
import es.sml.connector.deliver.LeadRow;
import es.sml.connector.deliver.LeadRulings;
import es.sml.connector.deliver.LeadState;
import es.sml.connector.deliver.Operation;
import es.sml.connector.deliver.Ruling;
import es.sml.connector.failure.LeadRejectedException;
import es.sml.connector.lead.MessageKey;
import es.sml.connector.sml.SmlClient;
import es.sml.connector.sml.SmlOperation;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Carries out an operator's decision about a parked lead. A repeated request continues an
 * interrupted one.
 */
final class LeadResolution {
  private static final Set<String> FIELDS = Set.of("created", "retry", "force");
  private static final String REFERENCE = "ref:";

  private final LetterBox box;
  private final LeadRulings rulings;
  private final SmlClient sml;
  private final Supplier<Set<String>> accounts;

  LeadResolution(
      LetterBox box, LeadRulings rulings, SmlClient sml, Supplier<Set<String>> accounts) {
    this.box = box;
    this.rulings = rulings;
    this.sml = sml;
    this.accounts = accounts;
  }

  ObjectNode resolve(OpsRequest request, LeadRow lead) {
    JsonNode body = request.body();
    OpsRequest.checkFields(body, FIELDS);
    boolean retry = body.path("retry").asBoolean(false);
    boolean created = body.path("created").canConvertToLong() && body.path("created").asLong() > 0;
    if (retry == created) {
      throw OpsException.wrong(
          "the body needs either created with SML's id of the lead, or retry: true");
    }
    if (created) {
      return created(request, lead, body.path("created").asLong(), body.path("force").asBoolean());
    }
    return retry(lead, request.operation("resolve", "retry"));
  }

  private ObjectNode created(OpsRequest request, LeadRow lead, long smlId, boolean force) {
    boolean said = lead.state() == LeadState.CREATED && Long.valueOf(smlId).equals(lead.smlId());
    if (!said) {
      checkParked(lead);
      checkInSml(lead, smlId, force);
      if (!force) {
        rulings
            .other(lead.leadKey(), smlId)
            .ifPresent(
                other -> {
                  throw OpsException.conflict(
                      "SML's lead "
                          + smlId
                          + " already belongs to "
                          + other
                          + "; check the id, or set force");
                });
      }
    }
    Operation operation =
        request.operation("resolve", "created " + smlId + (force ? ", forced" : ""));
    if (!rulings.created(lead.leadKey(), smlId, operation).granted()) {
      throw moved(lead);
    }
    // The message is no longer needed. An interrupted resolution may have left it.
    box.remove(LetterQueue.PARKED, LetterSelector.ofKey(lead.leadKey()));
    return answer(lead, "created as " + smlId);
  }

  private ObjectNode retry(LeadRow lead, Operation operation) {
    if (lead.state() != LeadState.RECEIVED) {
      checkParked(lead);
    }
    if (!accounts.get().contains(lead.account())) {
      throw OpsException.conflict(
          "dealers.yaml no longer has the account " + lead.account() + "; add it and try again");
    }
    if (!box.holds(LetterQueue.PARKED, LetterSelector.ofKey(lead.leadKey()))) {
      throw OpsException.conflict(
          lead.state() == LeadState.RECEIVED
              ? "the lead " + lead.leadKey() + " is already being delivered"
              : "the message of " + lead.leadKey() + " is no longer on leads.parked");
    }
    Ruling[] ruling = {null};
    LetterBox.Taken taken =
        box.take(
            LetterQueue.PARKED,
            LetterSelector.ofKey(lead.leadKey()),
            1,
            (letters, outgoing) -> {
              outgoing.send(letters.get(0).inbound(), lead.account());
              ruling[0] = rulings.retry(lead.leadKey(), operation);
              return ruling[0].granted();
            });
    if (taken != LetterBox.Taken.DONE) {
      throw moved(lead);
    }
    return answer(lead, "sent again to " + lead.account());
  }

  private void checkInSml(LeadRow lead, long smlId, boolean force) {
    JsonNode inSml;
    try {
      inSml = sml.get(lead.account(), SmlOperation.GET_LEAD, Map.of("id_lead", smlId), Map.of());
    } catch (LeadRejectedException e) {
      throw OpsException.conflict(
          "SML does not show a lead " + smlId + " (response " + e.status() + "); check the id");
    }
    String ours = MessageKey.reference(lead.leadKey());
    Optional<String> foreign = Optional.empty();
    for (JsonNode tag : inSml.path("tags")) {
      String content = tag.path("content").asText();
      if (content.equals(ours)) {
        return;
      }
      if (content.startsWith(REFERENCE)) {
        foreign = Optional.of(content);
      }
    }
    if (foreign.isPresent() && !force) {
      throw OpsException.conflict(
          "SML's lead "
              + smlId
              + " has the reference of another lead, "
              + PrintableText.line(foreign.get())
              + ", and not "
              + ours
              + "; check the id, or set force");
    }
  }

  private static void checkParked(LeadRow lead) {
    if (!lead.isParked()) {
      throw OpsException.conflict(
          "the lead "
              + lead.leadKey()
              + " is not parked; its state is "
              + lead.state()
              + (lead.smlId() == null ? "" : ", in SML as " + lead.smlId()));
    }
  }

  private static OpsException moved(LeadRow lead) {
    return OpsException.conflict(
        "the lead " + lead.leadKey() + " has changed in the meantime; show it again");
  }

  private static ObjectNode answer(LeadRow lead, String text) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("key", lead.leadKey())
        .put("outcome", "success")
        .put("text", text);
  }
}
