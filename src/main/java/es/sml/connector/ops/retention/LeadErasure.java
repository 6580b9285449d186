package es.sml.connector.ops.retention;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.deadletter.DeadLetterQueues;
import es.sml.connector.deadletter.DeadLetterSelector;
import es.sml.connector.deadletter.OperatorQueue;
import es.sml.connector.language.LocalizedText;
import es.sml.connector.ledger.action.OperatorAction;
import es.sml.connector.ledger.action.ResolutionResult;
import es.sml.connector.ledger.erasure.CommandRecords;
import es.sml.connector.ledger.erasure.PersonalData;
import es.sml.connector.ledger.query.LeadFilter;
import es.sml.connector.ledger.query.LeadRow;
import es.sml.connector.ledger.query.LeadRows;
import es.sml.connector.ledger.state.LeadState;
import es.sml.connector.ops.deadletter.DeadLetterAction;
import es.sml.connector.ops.http.OpsException;
import es.sml.connector.ops.http.OpsRequest;
import es.sml.connector.ops.lead.LeadQueries;
import es.sml.connector.ops.view.lead.BatchView;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Erases a customer's data from the ledger, the queues and the drop folder. It refuses a lead
 * without a final state, and limits the leads of a request. A repeated request continues an
 * interrupted one.
 */
public record LeadErasure(
    DeadLetterQueues queues,
    PersonalData personalData,
    CustomerSweep sweep,
    CommandRecords commands,
    LeadRows rows) {
  private static final Set<String> FIELDS = Set.of("leads", "dryRun");
  private static final int LARGEST_NUMBER = 200;
  private static final int MOST_PARTS = 10_000;
  private static final Set<LeadState> ON_ITS_WAY =
      Set.of(LeadState.RECEIVED, LeadState.POSTING, LeadState.UNKNOWN);

  public BatchView.Erasure erase(OpsRequest request, LeadQueries queries) {
    JsonNode body = request.body();
    OpsRequest.checkFields(body, FIELDS);
    if (!body.path("leads").isArray() || body.path("leads").size() > LARGEST_NUMBER) {
      throw OpsException.wrong(
          "refused.list", "{0} must be a list of at most {1} entries", "leads", LARGEST_NUMBER);
    }
    boolean dry = body.path("dryRun").asBoolean(false);
    List<LeadRow> leads = new ArrayList<>();
    body.path("leads").forEach(name -> leads.add(queries.one(name.asText())));
    List<BatchView.Result> results = new ArrayList<>();
    OperatorAction action = request.action("erase", null);
    for (LeadRow lead : leads) {
      results.add(erase(lead, action, dry).view(null, lead.leadKey(), request.language()));
    }
    return new BatchView.Erasure(dry, results);
  }

  DeadLetterAction.Outcome erase(LeadRow lead, OperatorAction action, boolean dry) {
    if (ON_ITS_WAY.contains(lead.state())) {
      // It may end at this moment. The ledger would erase it then, and its file would stay.
      return notFinal(lead.state());
    }
    return dry
        ? DeadLetterAction.Outcome.possible("outcome.would-erase", "would be erased")
        : eraseEverywhere(lead, action);
  }

  // Erase from the ledger last: its data is needed to find the rest, also after a crash.
  private DeadLetterAction.Outcome eraseEverywhere(LeadRow lead, OperatorAction action) {
    Set<String> left = new LinkedHashSet<>(sweep.remove(lead));
    for (LeadRow part : rows.list(parts(lead.leadKey()), null, MOST_PARTS)) {
      left.addAll(sweep.remove(part));
    }
    commands.forgetAnswers(lead.account());
    DeadLetterAction.Outcome outcome = eraseInLedger(lead, action);
    return left.isEmpty() || outcome.kind() != DeadLetterAction.OutcomeKind.SUCCESS
        ? outcome
        : DeadLetterAction.Outcome.done(
            LocalizedText.joined(
                "; ", Stream.concat(Stream.of(outcome.text()), left.stream()).toList()));
  }

  private static LeadFilter parts(String key) {
    return new LeadFilter(null, null, null, null, null, key + "/", null, null);
  }

  DeadLetterAction.Outcome eraseInLedger(LeadRow lead, OperatorAction action) {
    ResolutionResult resolution = personalData.erase(lead.leadKey(), action);
    if (!resolution.granted()) {
      return notFinal(resolution.state());
    }
    DeadLetterSelector selector = DeadLetterSelector.ofMessage(lead.leadKey());
    for (OperatorQueue queue : OperatorQueue.values()) {
      queues.remove(queue, selector);
    }
    return DeadLetterAction.Outcome.done(
        LocalizedText.of("outcome.erased", "erased{0}", whole(lead.leadKey())));
  }

  private static DeadLetterAction.Outcome notFinal(LeadState state) {
    return DeadLetterAction.Outcome.left(
        "outcome.not-final",
        "its state is {0}, which is not final; resolve or replay it first",
        state);
  }

  // Its message may hold other leads that are still unreadable.
  private Object whole(String key) {
    int slash = key.indexOf('/');
    if (slash < 0
        || !queues.holds(OperatorQueue.DEAD, DeadLetterSelector.ofKey(key.substring(0, slash)))) {
      return "";
    }
    return LocalizedText.of(
        "outcome.other-leads",
        "; its message holds other leads too and is still on leads.dead; to remove it, discard or"
            + " erase {0}",
        key.substring(0, slash));
  }
}
