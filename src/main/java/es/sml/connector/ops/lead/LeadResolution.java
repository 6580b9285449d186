package es.sml.connector.ops.lead;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.deadletter.DeadLetterQueues;
import es.sml.connector.deadletter.DeadLetterSelector;
import es.sml.connector.deadletter.OperatorQueue;
import es.sml.connector.failure.sml.LeadRejectedException;
import es.sml.connector.lead.MessageKey;
import es.sml.connector.ledger.action.OperatorAction;
import es.sml.connector.ledger.action.OperatorResolutions;
import es.sml.connector.ledger.action.ResolutionResult;
import es.sml.connector.ledger.query.LeadRow;
import es.sml.connector.ledger.state.LeadState;
import es.sml.connector.ops.http.OpsException;
import es.sml.connector.ops.http.OpsRequest;
import es.sml.connector.ops.text.PrintableText;
import es.sml.connector.ops.view.lead.LeadView;
import es.sml.connector.sml.SmlOperation;
import es.sml.connector.sml.client.SmlClient;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Carries out an operator's decision about a parked lead. A repeated request continues an
 * interrupted one.
 */
public record LeadResolution(
    DeadLetterQueues queues,
    OperatorResolutions resolutions,
    SmlClient sml,
    Supplier<Set<String>> accounts) {
  private static final Set<String> FIELDS = Set.of("created", "retry", "force");
  private static final String REFERENCE = "ref:";

  public LeadView.Resolution resolve(OpsRequest request, LeadRow lead) {
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
    return retry(lead, request.action("resolve", "retry"));
  }

  private LeadView.Resolution created(OpsRequest request, LeadRow lead, long smlId, boolean force) {
    boolean said = lead.state() == LeadState.CREATED && Long.valueOf(smlId).equals(lead.smlId());
    if (!said) {
      checkParked(lead);
      checkInSml(lead, smlId, force);
      if (!force) {
        resolutions
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
    OperatorAction action =
        request.action("resolve", "created " + smlId + (force ? ", forced" : ""));
    if (!resolutions.created(lead.leadKey(), smlId, action).granted()) {
      throw moved(lead);
    }
    // The message is no longer needed. An interrupted resolution may have left it.
    queues.remove(OperatorQueue.PARKED, DeadLetterSelector.ofKey(lead.leadKey()));
    return answer(lead, "created as " + smlId);
  }

  private LeadView.Resolution retry(LeadRow lead, OperatorAction action) {
    if (lead.state() != LeadState.RECEIVED) {
      checkParked(lead);
    }
    if (!accounts.get().contains(lead.account())) {
      throw OpsException.conflict(
          "dealers.yaml no longer has the account " + lead.account() + "; add it and try again");
    }
    if (!queues.holds(OperatorQueue.PARKED, DeadLetterSelector.ofKey(lead.leadKey()))) {
      throw OpsException.conflict(
          lead.state() == LeadState.RECEIVED
              ? "the lead " + lead.leadKey() + " is already being delivered"
              : "the message of " + lead.leadKey() + " is no longer on leads.parked");
    }
    ResolutionResult[] resolution = {null};
    DeadLetterQueues.ConsumeResult result =
        queues.consume(
            OperatorQueue.PARKED,
            DeadLetterSelector.ofKey(lead.leadKey()),
            1,
            (deadLetters, outgoing) -> {
              outgoing.send(deadLetters.get(0).inbound(), lead.account());
              resolution[0] = resolutions.retry(lead.leadKey(), action);
              return resolution[0].granted();
            });
    if (result != DeadLetterQueues.ConsumeResult.DONE) {
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

  private static LeadView.Resolution answer(LeadRow lead, String text) {
    return new LeadView.Resolution(lead.leadKey(), "success", text);
  }
}
