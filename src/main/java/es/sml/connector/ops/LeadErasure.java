package es.sml.connector.ops;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.deadletter.LetterBox;
import es.sml.connector.deadletter.LetterQueue;
import es.sml.connector.deadletter.LetterSelector;
import es.sml.connector.deliver.CommandRecords;
import es.sml.connector.deliver.LeadFilter;
import es.sml.connector.deliver.LeadRow;
import es.sml.connector.deliver.LeadRows;
import es.sml.connector.deliver.LeadState;
import es.sml.connector.deliver.Operation;
import es.sml.connector.deliver.PersonalData;
import es.sml.connector.deliver.Ruling;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Removes a customer's data from the ledger and the queues. A repeated request continues an
 * interrupted one.
 */
final class LeadErasure {
  private static final Set<String> FIELDS = Set.of("leads", "dryRun");
  private static final int LARGEST_NUMBER = 200;
  private static final int MOST_PARTS = 10_000;
  private static final Set<LeadState> ON_ITS_WAY =
      Set.of(LeadState.RECEIVED, LeadState.POSTING, LeadState.UNKNOWN);

  private final LetterBox box;
  private final PersonalData personalData;
  private final CustomerSweep sweep;
  private final CommandRecords commands;
  private final LeadRows rows;

  LeadErasure(
      LetterBox box,
      PersonalData personalData,
      CustomerSweep sweep,
      CommandRecords commands,
      LeadRows rows) {
    this.box = box;
    this.personalData = personalData;
    this.sweep = sweep;
    this.commands = commands;
    this.rows = rows;
  }

  ObjectNode erase(OpsRequest request, LeadDesk desk) {
    JsonNode body = request.body();
    OpsRequest.checkFields(body, FIELDS);
    if (!body.path("leads").isArray() || body.path("leads").size() > LARGEST_NUMBER) {
      throw OpsException.wrong("leads must be a list of at most " + LARGEST_NUMBER + " keys");
    }
    boolean dry = body.path("dryRun").asBoolean(false);
    List<LeadRow> leads = new ArrayList<>();
    body.path("leads").forEach(name -> leads.add(desk.one(name.asText())));
    ObjectNode answer = JsonNodeFactory.instance.objectNode().put("dryRun", dry);
    ArrayNode results = answer.putArray("results");
    Operation operation = request.operation("erase", null);
    for (LeadRow lead : leads) {
      LetterTask.Outcome outcome =
          dry || ON_ITS_WAY.contains(lead.state())
              ? erase(lead, operation, dry)
              : eraseEverywhere(lead, operation);
      results
          .addObject()
          .put("key", lead.leadKey())
          .put("outcome", outcome.verdict().name().toLowerCase(Locale.ROOT))
          .put("text", outcome.text());
    }
    return answer;
  }

  // Erase from the ledger last: its data is needed to find the rest, also after a crash.
  private LetterTask.Outcome eraseEverywhere(LeadRow lead, Operation operation) {
    Set<String> left = new LinkedHashSet<>(sweep.remove(lead));
    for (LeadRow part : rows.list(parts(lead.leadKey()), null, MOST_PARTS)) {
      left.addAll(sweep.remove(part));
    }
    commands.forgetAnswers(lead.account());
    LetterTask.Outcome outcome = erase(lead, operation, false);
    return left.isEmpty() || outcome.verdict() != LetterTask.Verdict.SUCCESS
        ? outcome
        : LetterTask.Outcome.done(false, outcome.text() + "; " + String.join("; ", left));
  }

  private static LeadFilter parts(String key) {
    return new LeadFilter(null, null, null, null, null, key + "/", null, null);
  }

  LetterTask.Outcome erase(LeadRow lead, Operation operation, boolean dry) {
    if (dry) {
      return LetterTask.Outcome.done(true, "would be erased");
    }
    Ruling ruling = personalData.erase(lead.leadKey(), operation);
    if (!ruling.granted()) {
      return LetterTask.Outcome.left(
          "its state is " + ruling.state() + ", which is not final; resolve or replay it first");
    }
    LetterSelector letters = LetterSelector.ofMessage(lead.leadKey());
    for (LetterQueue queue : LetterQueue.values()) {
      box.remove(queue, letters);
    }
    return LetterTask.Outcome.done(false, "erased" + whole(lead.leadKey()));
  }

  // Its message may hold other leads that are still unreadable.
  private String whole(String key) {
    int slash = key.indexOf('/');
    if (slash < 0 || !box.holds(LetterQueue.DEAD, LetterSelector.ofKey(key.substring(0, slash)))) {
      return "";
    }
    return "; its message holds other leads too and is still on leads.dead; to remove it, discard"
        + " or erase "
        + key.substring(0, slash);
  }
}
