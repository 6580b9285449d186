package es.sml.connector.runtime.step;

import es.sml.connector.config.Dealers;
import es.sml.connector.config.reload.RunningConfiguration;
import es.sml.connector.database.LedgerTransactions;
import es.sml.connector.deliver.duplicate.DuplicateDetection;
import es.sml.connector.deliver.duplicate.DuplicateNoteWriter;
import es.sml.connector.deliver.duplicate.DuplicatePolicy;
import es.sml.connector.lead.LeadStage;
import es.sml.connector.ledger.Ledger;
import es.sml.connector.ledger.LedgerClock;
import es.sml.connector.runtime.context.LeadContext;
import es.sml.connector.runtime.node.Clocks;
import es.sml.connector.sml.SmlSettings;
import es.sml.connector.sml.client.SmlOperations;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.spi.Registry;

/** The steps of duplicate detection. */
public final class DuplicateSteps extends RouteSteps {
  private DuplicateSteps(Registry registry) {
    super(registry);
  }

  public static void bind(
      Registry registry,
      RunningConfiguration configuration,
      SmlOperations operations,
      SmlSettings settings,
      LedgerTransactions transactions,
      Ledger ledger,
      LedgerClock clock,
      Clocks clocks) {
    DuplicateSteps steps = new DuplicateSteps(registry);
    steps.bindDetection(
        new DuplicateDetection(configuration.ofDealers(DuplicateSteps::policies), transactions),
        ledger);
    steps.bindNote(
        new DuplicateNoteWriter(
            operations,
            transactions,
            clock,
            clocks::within,
            settings.requestTimeout(),
            settings.lateCommitWindow()));
  }

  public static Map<String, DuplicatePolicy> policies(Dealers dealers) {
    Map<String, DuplicatePolicy> policies = new HashMap<>();
    dealers.dealers().forEach((id, dealer) -> policies.put(id, dealer.duplicates()));
    return policies;
  }

  private void bindDetection(DuplicateDetection duplicates, Ledger ledger) {
    bind(
        "duplicateDetection.detect",
        lead -> {
          LeadContext context = LeadContext.of(lead);
          context.setStage(LeadStage.DEDUPLICATE);
          context.setDuplicate(duplicates.decide(message(lead), toPost(lead)));
        });
    bind(
        "duplicateDetection.promote",
        lead -> duplicates.replaceFirst(message(lead), toPost(lead), decision(lead)));
    bind(
        CountedStep.DUPLICATE,
        lead ->
            ledger.markDuplicate(
                key(lead),
                decision(lead).first(),
                decision(lead).smlId(),
                LeadContext.of(lead).posting().origin()));
  }

  private void bindNote(DuplicateNoteWriter noteWriter) {
    bind(
        "duplicateNoteWriter.note",
        lead ->
            LeadContext.of(lead)
                .setNoteAnswer(
                    noteWriter.note(
                        account(lead), decision(lead).smlId(), key(lead), toPost(lead))));
  }

  private static DuplicateDetection.Decision decision(Exchange lead) {
    return LeadContext.of(lead).duplicate();
  }
}
