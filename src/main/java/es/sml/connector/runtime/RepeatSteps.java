package es.sml.connector.runtime;

import es.sml.connector.config.Dealers;
import es.sml.connector.config.RunningConfiguration;
import es.sml.connector.deliver.Ledger;
import es.sml.connector.deliver.LedgerClock;
import es.sml.connector.deliver.LedgerTransactions;
import es.sml.connector.deliver.OriginalLead;
import es.sml.connector.deliver.RepeatPolicy;
import es.sml.connector.deliver.Repeats;
import es.sml.connector.lead.LeadProperties;
import es.sml.connector.sml.SmlOperations;
import es.sml.connector.sml.SmlSettings;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.spi.Registry;

/** The steps of duplicate detection. */
final class RepeatSteps extends Steps {
  private RepeatSteps(Registry registry) {
    super(registry);
  }

  static void bind(
      Registry registry,
      RunningConfiguration configuration,
      SmlOperations operations,
      SmlSettings settings,
      LedgerTransactions transactions,
      Ledger ledger,
      LedgerClock clock,
      Clocks clocks) {
    RepeatSteps steps = new RepeatSteps(registry);
    steps.bindRepeats(
        new Repeats(configuration.ofDealers(RepeatSteps::policies), transactions), ledger);
    steps.bindNote(
        new OriginalLead(
            operations,
            transactions,
            clock,
            clocks::within,
            settings.requestTimeout(),
            settings.lateCommitWindow()));
  }

  static Map<String, RepeatPolicy> policies(Dealers dealers) {
    Map<String, RepeatPolicy> policies = new HashMap<>();
    dealers.dealers().forEach((id, dealer) -> policies.put(id, dealer.duplicates()));
    return policies;
  }

  private void bindRepeats(Repeats repeats, Ledger ledger) {
    bind(
        "repeats.judge",
        lead -> {
          Repeats.Judgement judgement = repeats.judge(message(lead), toPost(lead));
          lead.setProperty(LeadProperties.REPEAT, judgement);
          lead.setProperty(LeadProperties.VERDICT, judgement.verdict().name());
        });
    bind(
        "repeats.takeOver", lead -> repeats.takeOver(message(lead), toPost(lead), judgement(lead)));
    bind(
        "ledger.repeated",
        lead -> ledger.repeated(key(lead), judgement(lead).first(), judgement(lead).smlId()));
  }

  private void bindNote(OriginalLead original) {
    bind(
        "originalLead.note",
        lead ->
            lead.setProperty(
                LeadProperties.ANSWER,
                original
                    .note(account(lead), judgement(lead).smlId(), key(lead), toPost(lead))
                    .name()));
  }

  private static Repeats.Judgement judgement(Exchange lead) {
    return lead.getProperty(LeadProperties.REPEAT, Repeats.Judgement.class);
  }
}
