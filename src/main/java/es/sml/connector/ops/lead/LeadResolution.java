package es.sml.connector.ops.lead;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.deadletter.DeadLetterQueues;
import es.sml.connector.deadletter.DeadLetterSelector;
import es.sml.connector.deadletter.OperatorQueue;
import es.sml.connector.failure.sml.LeadRejectedException;
import es.sml.connector.language.LocalizedText;
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
 * Carries out an operator's decision about a parked lead: it was created, or is sent again. It
 * refuses SML's lead of another message, unless forced. A repeated request continues an interrupted
 * one.
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
          "refused.created-or-retry",
          "the body needs either created with SML's id of the lead, or retry: true");
    }
    if (created) {
      return created(request, lead, body.path("created").asLong(), body.path("force").asBoolean());
    }
    return retry(lead, request);
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
                      "refused.other-lead",
                      "SML's lead {0} already belongs to {1}; check the id, or set force (--force)",
                      smlId,
                      other);
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
    return answer(lead, request, LocalizedText.of("outcome.created-as", "created as {0}", smlId));
  }

  private LeadView.Resolution retry(LeadRow lead, OpsRequest request) {
    OperatorAction action = request.action("resolve", "retry");
    if (lead.state() != LeadState.RECEIVED) {
      checkParked(lead);
    }
    if (!accounts.get().contains(lead.account())) {
      throw OpsException.conflict(
          "refused.account-gone",
          "dealers.yaml no longer has the account {0}; add it and try again",
          lead.account());
    }
    if (!queues.holds(OperatorQueue.PARKED, DeadLetterSelector.ofKey(lead.leadKey()))) {
      throw lead.state() == LeadState.RECEIVED
          ? OpsException.conflict(
              "refused.on-its-way", "the lead {0} is already being delivered", lead.leadKey())
          : OpsException.conflict(
              "refused.not-on-parked",
              "the message of {0} is no longer on leads.parked",
              lead.leadKey());
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
    return answer(
        lead, request, LocalizedText.of("outcome.sent-again", "sent again to {0}", lead.account()));
  }

  private void checkInSml(LeadRow lead, long smlId, boolean force) {
    JsonNode inSml;
    try {
      inSml = sml.get(lead.account(), SmlOperation.GET_LEAD, Map.of("id_lead", smlId), Map.of());
    } catch (LeadRejectedException e) {
      throw OpsException.conflict(
          "refused.not-in-sml",
          "SML does not show a lead {0} (response {1}); check the id",
          smlId,
          e.status());
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
          "refused.other-reference",
          "SML's lead {0} has the reference of another lead, {1}, and not {2}; check the id, or set"
              + " force (--force)",
          smlId,
          PrintableText.line(foreign.get()),
          ours);
    }
    if (!force && LeadCandidates.isOfAnotherCustomer(lead, inSml)) {
      throw OpsException.conflict(
          "refused.other-customer",
          "SML's lead {0} has neither the telephone number nor the e-mail of this lead; check the"
              + " id, or set force (--force)",
          smlId);
    }
  }

  static void checkParked(LeadRow lead) {
    if (!lead.isParked()) {
      throw OpsException.conflict(
          "refused.not-parked",
          "the lead {0} is not parked; its state is {1}{2}",
          lead.leadKey(),
          lead.state(),
          lead.smlId() == null
              ? ""
              : LocalizedText.of("refused.in-sml", ", in SML as {0}", lead.smlId()));
    }
  }

  private static OpsException moved(LeadRow lead) {
    return OpsException.conflict(
        "refused.changed",
        "the lead {0} has changed in the meantime; show it again",
        lead.leadKey());
  }

  private static LeadView.Resolution answer(LeadRow lead, OpsRequest request, LocalizedText text) {
    return new LeadView.Resolution(lead.leadKey(), "success", text.in(request.language()));
  }
}
