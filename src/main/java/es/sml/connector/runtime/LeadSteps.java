package es.sml.connector.runtime;

import es.sml.connector.deadletter.DeadLetterStamp;
import es.sml.connector.deliver.LeadSearch;
import es.sml.connector.deliver.LeadState;
import es.sml.connector.deliver.LedgerEntry;
import es.sml.connector.deliver.RestoreWatch;
import es.sml.connector.deliver.Settlement;
import es.sml.connector.deliver.Suspects;
import es.sml.connector.failure.LeadDivertedException;
import es.sml.connector.failure.UnreadableMessageException;
import es.sml.connector.intake.InboundMessages;
import es.sml.connector.lead.HeapBudget;
import es.sml.connector.lead.Lead;
import es.sml.connector.lead.LeadHeaders;
import es.sml.connector.lead.LeadProperties;
import es.sml.connector.parse.LeadParser;
import es.sml.connector.parse.LeadParts;
import es.sml.connector.parse.ParseProgress;
import es.sml.connector.parse.ParseResult;
import es.sml.connector.sml.CreateLead;
import es.sml.connector.sml.CreatedLead;
import es.sml.connector.sml.LeadPlacements;
import es.sml.connector.sml.RequestPace;
import es.sml.connector.sml.RequestSlots;
import es.sml.connector.sml.SendBy;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.camel.Exchange;
import org.apache.camel.spi.Registry;

/** The steps of a lead from its queue into SML. */
final class LeadSteps extends Steps {
  static final String SCHEDULED_DELIVERY = "_AMQ_SCHED_DELIVERY";

  LeadSteps(Registry registry) {
    super(registry);
  }

  void bindMessages(InboundMessages messages, DeadLetterStamp stamp, TakenMessages taken) {
    bind("inboundMessages.take", taken::take);
    bind("inboundMessages.load", taken::load);
    bind("inboundMessages.lay", lead -> messages.lay(lead, taken.whole(lead)));
    LeadParts parts = new LeadParts();
    bind(
        "leadParts.lay",
        lead -> {
          Lead part = lead.getMessage().getBody(Lead.class);
          int number = lead.getProperty("LeadResult", ParseResult.Leads.class).number(part);
          messages.lay(lead, parts.part(part, message(lead), number));
        });
    bind(
        "inboundMessages.layRest",
        lead -> {
          messages.lay(lead, taken.whole(lead));
          lead.getMessage().setHeader(LeadHeaders.PROGRESS, progress(lead).write());
        });
    bind(
        "deadLetterStamp.stamp",
        lead ->
            stamp.stamp(
                lead,
                taken.wholeOrHead(lead),
                account(lead),
                text(lead, LeadProperties.STAGE),
                reason(lead),
                lead.getProperty(LeadProperties.ATTEMPTS, 0, Integer.class)));
  }

  /**
   * @param parser supplies the parser for each message
   */
  void bindParser(Supplier<LeadParser> parser, HeapBudget budget, LeadPlacements placements) {
    bind(
        "leadParser.parse",
        lead -> {
          parse(parser.get(), lead);
          budget.parsed(lead);
        });
    bind(
        "leadPlacements.place",
        lead -> {
          Lead read = lead.getMessage().getBody(Lead.class);
          lead.setProperty(LeadProperties.EXTERNAL_ID, read.externalId());
          lead.setProperty(
              LeadProperties.TO_POST, placements.place(read, message(lead), account(lead)));
        });
  }

  void bindSuspects(Suspects suspects) {
    bind("suspects.isolate", lead -> suspects.isolate(key(lead), message(lead).dealer(), lead));
    bind("suspects.understood", suspects::understood);
    bind("suspects.acquit", suspects::acquit);
  }

  void bindPace(RequestPace pace, RequestSlots slots) {
    bind(
        "requestSlots.take",
        lead -> {
          RequestSlots.Slot slot = slots.take(account(lead), () -> isStopping(lead));
          lead.getExchangeExtension().addOnCompletion(slot);
          lead.setProperty(LeadProperties.SLOT, slot);
        });
    bind("requestSlots.enter", lead -> slot(lead).enter(() -> isStopping(lead)));
    bind("requestSlots.free", lead -> slot(lead).free());
    bind(
        "requestPace.awaitLead",
        lead -> {
          pace.await(account(lead));
          lead.setProperty(LeadProperties.PACED, true);
        });
  }

  /**
   * @param wallClock wall clock in milliseconds since 1970, as at the broker
   */
  void bindDelivery(Settlement settlement, LeadSearch search, LongSupplier wallClock) {
    CreateLead create = new CreateLead();
    bind(
        "createLead.request",
        lead ->
            create.request(
                lead, toPost(lead), lead.getProperty(LeadProperties.SEND_BY, SendBy.class)));
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
    bind("settlement.settle", lead -> settle(settlement, lead));
    bind(
        "settlement.lost",
        lead -> settlement.lost(key(lead), postedAt(lead), toPost(lead), failure(lead)));
    bind(
        "settlement.brokenOff",
        lead -> settlement.brokenOff(key(lead), toPost(lead), reason(lead)));
    bind(
        "settlement.schedule",
        lead ->
            lead.getMessage()
                .setHeader(
                    SCHEDULED_DELIVERY,
                    wallClock.getAsLong() + settlement.lookAgainIn(key(lead)).toMillis()));
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
    if (isStraight(lead) && !outcome.equals("LEAD")) {
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
  void bindRestore(RestoreWatch watch, Settlement settlement) {
    bindBean("restoreWatch", watch);
    bind(
        "restoreWatch.check",
        lead -> {
          LedgerEntry entry = entry(lead);
          if (entry != null && entry.state() == LeadState.POSTING) {
            return; // the reconciliation searches for it anyway
          }
          Optional<Instant> noticed = watch.mustBeSearched(account(lead), message(lead), entry);
          if (noticed.isPresent() && isStraight(lead)) {
            throw new LeadDivertedException("must be searched in SML first");
          }
          if (noticed.isPresent()) {
            LedgerEntry unsure = settlement.restored(key(lead), noticed.get(), toPost(lead));
            lead.setProperty(LeadProperties.ENTRY, unsure);
            lead.setProperty(LeadProperties.STATE, unsure.state().name());
          }
        });
  }

  private static void settle(Settlement settlement, Exchange lead) {
    Settlement.Judgement judgement = settlement.settle(entry(lead), account(lead), toPost(lead));
    lead.setProperty(LeadProperties.VERDICT, judgement.verdict().name());
    lead.setProperty(LeadProperties.SEARCHED, judgement.searched());
    lead.setProperty(LeadProperties.REASON, judgement.reason());
  }

  private static Exception failure(Exchange lead) {
    return lead.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
  }

  private static RequestSlots.Slot slot(Exchange lead) {
    return lead.getProperty(LeadProperties.SLOT, RequestSlots.Slot.class);
  }

  private static boolean isStopping(Exchange lead) {
    return lead.getContext().getStatus().isStopping();
  }
}
