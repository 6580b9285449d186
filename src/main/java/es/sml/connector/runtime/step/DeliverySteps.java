package es.sml.connector.runtime.step;

import es.sml.connector.deadletter.DeadLetterStamp;
import es.sml.connector.deliver.ProxyRefusals;
import es.sml.connector.deliver.duplicate.DuplicateDetection;
import es.sml.connector.deliver.duplicate.DuplicateResult;
import es.sml.connector.deliver.poison.PoisonMessageGuard;
import es.sml.connector.deliver.reconcile.Reconciliation;
import es.sml.connector.deliver.restore.RestoreMonitor;
import es.sml.connector.deliver.search.LeadSearch;
import es.sml.connector.failure.LeadDivertedException;
import es.sml.connector.failure.UnreadableMessageException;
import es.sml.connector.failure.sml.ProxyResponseException;
import es.sml.connector.intake.InboundMessages;
import es.sml.connector.lead.HeapBudget;
import es.sml.connector.lead.Lead;
import es.sml.connector.lead.LeadHeaders;
import es.sml.connector.lead.LeadStage;
import es.sml.connector.lead.MailHeader;
import es.sml.connector.ledger.LeadOrigin;
import es.sml.connector.ledger.LedgerEntry;
import es.sml.connector.ledger.state.LeadState;
import es.sml.connector.parse.LeadParser;
import es.sml.connector.parse.SplitLeads;
import es.sml.connector.parse.result.ParseProgress;
import es.sml.connector.parse.result.ParseResult;
import es.sml.connector.runtime.context.LeadContext;
import es.sml.connector.runtime.context.ParseOutcome;
import es.sml.connector.runtime.context.ParsedMessage;
import es.sml.connector.sml.create.CreateLead;
import es.sml.connector.sml.limit.ConcurrencyLimiter;
import es.sml.connector.sml.limit.RequestRateLimiter;
import es.sml.connector.sml.mapping.LeadMapping;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.camel.Exchange;
import org.apache.camel.spi.Registry;
import org.apache.commons.lang3.StringUtils;

/**
 * The steps of a lead from its queue into SML. A message whose attempts were all interrupted is
 * given up here.
 */
public final class DeliverySteps extends RouteSteps {
  private static final Duration SOONEST_CHECK = Duration.ofSeconds(2);

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
          int number = LeadContext.of(lead).parsed().leads().number(part);
          messages.replaceContent(lead, splitLeads.part(part, message(lead), number));
        });
    bind(
        "splitLeads.noteUnread",
        lead ->
            LeadContext.of(lead)
                .setReason(
                    "the other leads of this message went on; entries that could not be read: "
                        + progress(lead).unread()));
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
                LeadContext.of(lead).stage().text(),
                reason(lead),
                LeadContext.of(lead).recorded().attempts()));
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
          LeadContext context = LeadContext.of(lead);
          context.setStage(LeadStage.MAP);
          Lead read = lead.getMessage().getBody(Lead.class);
          context
              .posting()
              .setLead(
                  mapping.map(read, message(lead), account(lead)),
                  StringUtils.defaultIfBlank(read.externalId(), message(lead).programsId()),
                  LeadOrigin.of(read, MailHeader.of(message(lead).content()).subject()));
        });
  }

  /**
   * Binds the steps that give a message up after too many attempts: all were interrupted, or a
   * proxy refused them.
   */
  public void bindAttempts(int maxAttempts, ProxyRefusals refusals) {
    bind(
        "proxyRefusals.add",
        lead -> {
          if (failure(lead) instanceof ProxyResponseException) {
            refusals.add(key(lead), account(lead));
          }
        });
    bind(
        "inboundMessages.checkAttempts",
        lead -> {
          LeadContext context = LeadContext.of(lead);
          context.setStage(LeadStage.PARSE);
          LeadState state = context.recorded().state();
          boolean unsent = state == LeadState.RECEIVED || state == LeadState.SPLIT;
          if (unsent && context.recorded().attempts() > maxAttempts) {
            throw new UnreadableMessageException(
                "given up after "
                    + maxAttempts
                    + " attempts that were all interrupted: find the cause of the restarts in the"
                    + " log, then replay it");
          }
          refusals.check(key(lead));
        });
  }

  public void bindPoisonGuard(PoisonMessageGuard guard) {
    bind(
        "poisonMessageGuard.enter",
        lead -> {
          LeadContext context = LeadContext.of(lead);
          context.setStage(LeadStage.RECEIVE);
          if (guard.awaitTurn(key(lead), message(lead).dealer(), lead)) {
            context.consumed().setUnreadable(PoisonMessageGuard.PROVEN);
          }
        });
    bind("poisonMessageGuard.parsed", guard::understood);
    bind("poisonMessageGuard.leave", guard::endTurn);
  }

  public void bindLimiters(RequestRateLimiter rateLimiter, ConcurrencyLimiter limiter) {
    bind(
        "concurrencyLimiter.acquire",
        lead -> {
          LeadContext context = LeadContext.of(lead);
          context.setStage(LeadStage.DELIVER);
          ConcurrencyLimiter.Slot slot = limiter.acquire(account(lead), () -> isStopping(lead));
          lead.getExchangeExtension().addOnCompletion(slot);
          context.posting().setSlot(slot);
        });
    bind("concurrencyLimiter.enter", lead -> slot(lead).enter(() -> isStopping(lead)));
    bind("concurrencyLimiter.free", lead -> slot(lead).free());
    bind(
        "requestRateLimiter.awaitLead",
        lead -> {
          rateLimiter.await(account(lead));
          LeadContext.of(lead).posting().setRateLimited();
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
        lead -> create.request(lead, toPost(lead), LeadContext.of(lead).posting().deadline()));
    bind(
        "createLead.smlId",
        lead ->
            LeadContext.of(lead)
                .posting()
                .setCreated(
                    create.created(
                        lead, toPost(lead), id -> search.isClaimed(account(lead), key(lead), id))));
    bind(
        "leadSearch.learn",
        lead -> search.learn(account(lead), key(lead), smlId(lead), toPost(lead)));
    bind(CountedStep.RECONCILE, lead -> reconcile(reconciliation, lead));
    bind(
        CountedStep.UNKNOWN,
        lead -> reconciliation.lost(key(lead), postedAt(lead), toPost(lead), failure(lead)));
    bind(
        "reconciliation.interrupted",
        lead -> reconciliation.brokenOff(key(lead), toPost(lead), reason(lead)));
    bind(
        "reconciliation.schedule",
        lead -> {
          long now = wallClock.getAsLong();
          long wait = nextCheckIn(reconciliation, lead, now).toMillis();
          lead.getMessage().setHeader(LeadHeaders.DELIVER_AT, now + wait);
        });
  }

  // The lead that a duplicate waits for usually ends within seconds. If it does not, the duplicate
  // asks more and more seldom.
  private static Duration nextCheckIn(Reconciliation reconciliation, Exchange lead, long now) {
    Duration usual = reconciliation.nextCheckIn(key(lead));
    DuplicateDetection.Decision decision = LeadContext.of(lead).duplicate();
    if (decision == null || decision.result() == DuplicateResult.FIRST) {
      return usual;
    }
    Duration waited = Duration.ofMillis(now - message(lead).received().toEpochMilli());
    Duration next = Collections.max(List.of(SOONEST_CHECK, waited.dividedBy(4)));
    return Collections.min(List.of(usual, next));
  }

  private static void parse(LeadParser parser, Exchange lead) {
    ParseProgress progress = progress(lead);
    ParseResult result = parseOn(parser, lead, progress);
    LeadContext context = LeadContext.of(lead);
    // Its split leads have keys of their own, so its state must stay SPLIT.
    boolean split = progress.isBegun() || context.recorded().state() == LeadState.SPLIT;
    ParsedMessage parsed;
    if (result instanceof ParseResult.NotALead none && split) {
      throw new UnreadableMessageException(
          "contained several leads before, but now: " + none.reason());
    } else if (result instanceof ParseResult.NotALead none) {
      context.setReason(none.reason());
      parsed = new ParsedMessage(progress, ParseOutcome.NONE, null);
    } else if (result instanceof ParseResult.Leads leads && !leads.isSeveral() && !split) {
      lead.getMessage().setBody(leads.only());
      parsed = new ParsedMessage(progress, ParseOutcome.LEAD, null);
    } else {
      ParseResult.Leads leads = (ParseResult.Leads) result;
      lead.getMessage().setBody(leads);
      parsed = new ParsedMessage(progress.after(leads), ParseOutcome.SEVERAL, leads);
    }
    if (isOnFastPath(lead) && parsed.outcome() != ParseOutcome.LEAD) {
      throw new LeadDivertedException(
          "contains " + parsed.outcome().name().toLowerCase(Locale.ROOT));
    }
    context.setParsed(parsed);
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
            LeadContext context = LeadContext.of(lead);
            context.setRecorded(
                context
                    .recorded()
                    .changedTo(reconciliation.restored(key(lead), noticed.get(), toPost(lead))));
          }
        });
  }

  private static void reconcile(Reconciliation reconciliation, Exchange lead) {
    LeadContext context = LeadContext.of(lead);
    context.setStage(LeadStage.RECONCILE);
    Reconciliation.Decision decision =
        reconciliation.reconcile(entry(lead), account(lead), toPost(lead));
    context.setReconciliation(decision);
    context.setReason(decision.reason());
  }

  /** Binds the steps that note why a lead stops. */
  public void bindFailures(FailureKinds kinds) {
    bind(
        "failureKinds.noteMessage",
        lead -> LeadContext.of(lead).setReason(failure(lead).getMessage()));
    bind(
        "failureKinds.noteBug",
        lead -> LeadContext.of(lead).setReason(kinds.reason(failure(lead))));
  }

  private static Exception failure(Exchange lead) {
    return lead.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
  }

  private static ConcurrencyLimiter.Slot slot(Exchange lead) {
    return LeadContext.of(lead).posting().slot();
  }

  private static boolean isStopping(Exchange lead) {
    return lead.getContext().getStatus().isStopping();
  }
}
