package es.sml.connector.runtime.monitoring;

import es.sml.connector.deliver.reconcile.ReconciliationResult;
import es.sml.connector.ledger.LedgerEntry;
import es.sml.connector.ledger.state.LeadState;
import es.sml.connector.metrics.LeadCount;
import es.sml.connector.metrics.LeadMeters;
import es.sml.connector.metrics.SourceMeters;
import es.sml.connector.runtime.context.LeadContext;
import es.sml.connector.runtime.step.CountedStep;
import es.sml.connector.runtime.step.RouteSteps;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.spi.Registry;

/**
 * Counts a lead after the steps that record its state in the ledger. A lead that is delivered again
 * is not counted twice.
 */
final class MeteredSteps extends RouteSteps {
  private static final int MOST_REMEMBERED = 100_000;

  private final LeadMeters meters;
  private final SourceMeters sources;
  // Leads that returned to their queue without an attempt; their next delivery is not a new lead.
  private final Set<String> putBack = ConcurrentHashMap.newKeySet();

  MeteredSteps(Registry registry, LeadMeters meters, SourceMeters sources) {
    super(registry);
    this.sources = sources;
    this.meters = meters;
  }

  /** Replaces the bound steps. */
  void bind() {
    after(CountedStep.RECEIVE, this::received);
    after(CountedStep.POSTING, this::posted);
    after(CountedStep.RETURNED, this::remember);
    after(CountedStep.RELEASED, this::remember);
    after(CountedStep.CREATED, this::created);
    after(CountedStep.RECONCILE, this::reconciled);
    after(CountedStep.UNKNOWN, lead -> count(LeadCount.UNKNOWN, lead));
    after(CountedStep.REJECTED, lead -> count(LeadCount.REJECTED, lead));
    after(CountedStep.DISMISSED, lead -> count(LeadCount.DISMISSED, lead));
    after(CountedStep.DUPLICATE, lead -> count(LeadCount.DUPLICATE, lead));
    after(CountedStep.PARKED, lead -> count(LeadCount.PARKED, lead));
    after(CountedStep.SPLIT, lead -> countOnce(LeadCount.SPLIT, lead));
    after(
        CountedStep.FAILED,
        lead -> {
          if (LeadContext.of(lead).failed()) {
            countOnce(LeadCount.FAILED, lead);
          }
        });
  }

  private void after(CountedStep counted, Processor counting) {
    wrap(
        counted.ref(),
        step ->
            lead -> {
              step.process(lead);
              counting.process(lead);
            });
  }

  private void received(Exchange lead) {
    LedgerEntry entry = entry(lead);
    if (entry == null) {
      return; // a lead on the fast path counts when it is sent
    }
    boolean first =
        entry.state() == LeadState.RECEIVED && entry.attempts() == 1 && !progress(lead).isBegun();
    if (first && !putBack.remove(entry.key())) {
      count(LeadCount.RECEIVED, lead);
    }
  }

  private void posted(Exchange lead) {
    if (entry(lead) == null) {
      count(LeadCount.RECEIVED, lead);
    }
  }

  private void remember(Exchange lead) {
    LedgerEntry entry = entry(lead);
    boolean counted =
        entry == null ? LeadContext.of(lead).posting().begun() : entry.attempts() == 1;
    if (counted && putBack.size() < MOST_REMEMBERED) {
      putBack.add(key(lead));
    }
  }

  private void reconciled(Exchange lead) {
    if (LeadContext.of(lead).reconciliation().result() == ReconciliationResult.FOUND) {
      created(lead);
    }
  }

  private void created(Exchange lead) {
    meters.created(message(lead));
    sources.created(message(lead).dealer(), LeadContext.of(lead).posting().origin().source());
  }

  /** Skips a redelivered message with several leads, which has been counted. */
  private void countOnce(LeadCount what, Exchange lead) {
    if (LeadContext.of(lead).recorded().state() != LeadState.SPLIT) {
      count(what, lead);
    }
  }

  private void count(LeadCount what, Exchange lead) {
    meters.count(what, message(lead));
  }
}
