package es.sml.connector.runtime.step;

import es.sml.connector.deadletter.DeadLetterStamp;
import es.sml.connector.deliver.poison.PoisonMessageGuard;
import es.sml.connector.deliver.reconcile.Reconciliation;
import es.sml.connector.deliver.restore.RestoreMonitor;
import es.sml.connector.deliver.search.LeadSearch;
import es.sml.connector.failure.LeadDivertedException;
import es.sml.connector.failure.UnreadableMessageException;
import es.sml.connector.intake.InboundMessages;
import es.sml.connector.lead.HeapBudget;
import es.sml.connector.lead.Lead;
import es.sml.connector.lead.LeadHeaders;
import es.sml.connector.lead.LeadProperties;
import es.sml.connector.ledger.LedgerEntry;
import es.sml.connector.ledger.state.LeadState;
import es.sml.connector.parse.LeadParser;
import es.sml.connector.parse.SplitLeads;
import es.sml.connector.parse.result.ParseProgress;
import es.sml.connector.parse.result.ParseResult;
import es.sml.connector.sml.SendDeadline;
import es.sml.connector.sml.create.CreateLead;
import es.sml.connector.sml.create.CreatedLead;
import es.sml.connector.sml.limit.ConcurrencyLimiter;
import es.sml.connector.sml.limit.RequestRateLimiter;
import es.sml.connector.sml.mapping.LeadMapping;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.camel.Exchange;
import org.apache.camel.spi.Registry;

/** The steps of a lead from its queue into SML. */
public final class DeliverySteps extends RouteSteps {
  public static final String SCHEDULED_DELIVERY = "_AMQ_SCHED_DELIVERY";

  public DeliverySteps(Registry registry) {
    super(registry);
  }

  public void bindMessages(
      InboundMessages messages, DeadLetterStamp stamp, ConsumedMessages consumed) {
    bind("inboundMessages.consume", consumed::consume);
    bind("inboundMessages.load", consumed::load);
    bind("inboundMessages.prepare", lead -> messages.replaceContent(lead, consumed.whole(lead)));
    SplitLeads splitLeads = new SplitLeads();
    bind(
        "splitLeads.prepare",
        lead -> {
          Lead part = lead.getMessage().getBody(Lead.class);
          int number = lead.getProperty("LeadResult", ParseResult.Leads.class).number(part);
          messages.replaceContent(lead, splitLeads.part(part, message(lead), number));
        });
    bind(
        "inboundMessages.prepareRest",
        lead -> {
          messages.replaceContent(lead, consumed.whole(lead));
          lead.getMessage().setHeader(LeadHeaders.PROGRESS, progress(lead).write());
        });
    bind(
        "deadLetterStamp.stamp",
        lead ->
            stamp.stamp(
                lead,
                consumed.wholeOrHead(lead),
                account(lead),
                text(lead, LeadProperties.STAGE),
                reason(lead),
                lead.getProperty(LeadProperties.ATTEMPTS, 0, Integer.class)));
  }

  /**
   * Binds the steps that parse a message and map its lead.
   *
   * @param parser supplies the parser for each message
   */
  public void bindParser(Supplier<LeadParser> parser, HeapBudget budget, LeadMapping mapping) {
    bind(
        "leadParser.parse",
        lead -> {
          parse(parser.get(), lead);
          budget.parsed(lead);
        });
    bind(
        "leadMapping.map",
        lead -> {
          Lead read = lead.getMessage().getBody(Lead.class);
          lead.setProperty(LeadProperties.EXTERNAL_ID, read.externalId());
          lead.setProperty(
              LeadProperties.SML_LEAD, mapping.map(read, message(lead), account(lead)));
        });
  }

  public void bindPoisonGuard(PoisonMessageGuard guard) {
    bind(
        "poisonMessageGuard.enter",
        lead -> guard.awaitTurn(key(lead), message(lead).dealer(), lead));
    bind("poisonMessageGuard.parsed", guard::understood);
    bind("poisonMessageGuard.leave", guard::endTurn);
  }

  public void bindLimiters(RequestRateLimiter rateLimiter, ConcurrencyLimiter limiter) {
    bind(
        "concurrencyLimiter.acquire",
        lead -> {
          ConcurrencyLimiter.Slot slot = limiter.acquire(account(lead), () -> isStopping(lead));
          lead.getExchangeExtension().addOnCompletion(slot);
          lead.setProperty(LeadProperties.SLOT, slot);
        });
    bind("concurrencyLimiter.enter", lead -> slot(lead).enter(() -> isStopping(lead)));
    bind("concurrencyLimiter.free", lead -> slot(lead).free());
    bind(
        "requestRateLimiter.awaitLead",
        lead -> {
          rateLimiter.await(account(lead));
          lead.setProperty(LeadProperties.RATE_LIMITED, true);
        });
  }

  /**
   * Binds the steps that reconcile a lead and decide when it comes again.
   *
   * @param wallClock wall clock in milliseconds since 1970, as at the broker
   */
  public void bindDelivery(
      Reconciliation reconciliation, LeadSearch search, LongSupplier wallClock) {
    CreateLead create = new CreateLead();
    bind(
        "createLead.request",
        lead ->
            create.request(
                lead, toPost(lead), lead.getProperty(LeadProperties.SEND_BY, SendDeadline.class)));
    bind(
        "createLead.smlId",
        lead -> {
          CreatedLead created = create.created(lead, toPost(lead));
          lead.setProperty(LeadProperties.CREATED, created);
          lead.setProperty(LeadProperties.SML_ID, created.id());
        });
    bind(
        "leadSearch.learn",
        lead -> search.learn(account(lead), key(lead), smlId(lead), toPost(lead)));
    bind("reconciliation.reconcile", lead -> reconcile(reconciliation, lead));
    bind(
        "reconciliation.outcomeUnknown",
        lead -> reconciliation.lost(key(lead), postedAt(lead), toPost(lead), failure(lead)));
    bind(
        "reconciliation.interrupted",
        lead -> reconciliation.brokenOff(key(lead), toPost(lead), reason(lead)));
    bind(
        "reconciliation.schedule",
        lead ->
            lead.getMessage()
                .setHeader(
                    SCHEDULED_DELIVERY,
                    wallClock.getAsLong() + reconciliation.nextCheckIn(key(lead)).toMillis()));
  }

  private static void parse(LeadParser parser, Exchange lead) {
    ParseProgress progress = progress(lead);
    ParseResult result = parseOn(parser, lead, progress);
    // Its split leads have keys of their own, so its state must stay SPLIT.
    boolean split =
        progress.isBegun() || text(lead, LeadProperties.STATE).equals(LeadState.SPLIT.name());
    String outcome;
    if (result instanceof ParseResult.NotALead none && split) {
      throw new UnreadableMessageException(
          "contained several leads before, but now: " + none.reason());
    } else if (result instanceof ParseResult.NotALead none) {
      lead.setProperty(LeadProperties.REASON, none.reason());
      outcome = "NONE";
    } else if (result instanceof ParseResult.Leads leads && !leads.isSeveral() && !split) {
      lead.getMessage().setBody(leads.only());
      outcome = "LEAD";
    } else {
      lead.getMessage().setBody(result);
      lead.setProperty(LeadProperties.PROGRESS, progress.after((ParseResult.Leads) result));
      outcome = "SEVERAL";
    }
    if (isOnFastPath(lead) && !outcome.equals("LEAD")) {
      throw new LeadDivertedException("contains " + outcome.toLowerCase(Locale.ROOT));
    }
    lead.setProperty(LeadProperties.OUTCOME, outcome);
  }

  private static ParseResult parseOn(LeadParser parser, Exchange lead, ParseProgress progress) {
    try {
      return parser.parse(message(lead), progress);
    } catch (UnreadableMessageException e) {
      if (progress.isBegun()) {
        throw new UnreadableMessageException(
            "the first "
                + progress.leads()
                + " leads of this message were processed; "
                + e.getMessage());
      }
      throw e;
    }
  }

  /** After a restore, makes leads be searched in SML before they are sent. */
  public void bindRestore(RestoreMonitor monitor, Reconciliation reconciliation) {
    bindBean("restoreMonitor", monitor);
    bind(
        "restoreMonitor.check",
        lead -> {
          LedgerEntry entry = entry(lead);
          if (entry != null && entry.state() == LeadState.POSTING) {
            return; // the reconciliation searches for it anyway
          }
          Optional<Instant> noticed = monitor.mustBeSearched(account(lead), message(lead), entry);
          if (noticed.isPresent() && isOnFastPath(lead)) {
            throw new LeadDivertedException("must be searched in SML first");
          }
          if (noticed.isPresent()) {
            LedgerEntry unsure = reconciliation.restored(key(lead), noticed.get(), toPost(lead));
            lead.setProperty(LeadProperties.ENTRY, unsure);
            lead.setProperty(LeadProperties.STATE, unsure.state().name());
          }
        });
  }

  private static void reconcile(Reconciliation reconciliation, Exchange lead) {
    Reconciliation.Decision decision =
        reconciliation.reconcile(entry(lead), account(lead), toPost(lead));
    lead.setProperty(LeadProperties.DECISION, decision.result().name());
    lead.setProperty(LeadProperties.SEARCHED, decision.searched());
    lead.setProperty(LeadProperties.REASON, decision.reason());
  }

  private static Exception failure(Exchange lead) {
    return lead.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
  }

  private static ConcurrencyLimiter.Slot slot(Exchange lead) {
    return lead.getProperty(LeadProperties.SLOT, ConcurrencyLimiter.Slot.class);
  }

  private static boolean isStopping(Exchange lead) {
    return lead.getContext().getStatus().isStopping();
  }
}
