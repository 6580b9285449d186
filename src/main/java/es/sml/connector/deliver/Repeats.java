package es.sml.connector.deliver;

import es.sml.connector.lead.InboundMessage;
import es.sml.connector.sml.SmlLead;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Tells a lead that is new from an enquiry that comes again, and what is to be done with it. */
public final class Repeats {
  private static final Judgement NEW = new Judgement(Verdict.FIRST, null, null);

  private final Supplier<Map<String, RepeatPolicy>> policies;
  private final Enquiries enquiries;

  /**
   * @param policies by dealer, asked for each lead
   */
  public Repeats(Supplier<Map<String, RepeatPolicy>> policies, LedgerTransactions transactions) {
    this.policies = policies;
    this.enquiries = new Enquiries(transactions);
  }

  /** What the delivery route does next. */
  public enum Verdict {
    /** No repeat, or one that its dealer wants created: it may be sent. */
    FIRST,
    /** A repeat of a lead of which is not known yet whether it gets into SML. */
    WAIT,
    /** A repeat that goes into the first one's lead as a note. */
    NOTE,
    /** A repeat that goes nowhere. */
    DISCARD
  }

  /**
   * A verdict and its ground.
   *
   * @param first key of the lead that the enquiry came with first; null where it is this one
   * @param smlId of that lead; null where it is not in SML yet
   */
  public record Judgement(Verdict verdict, String first, Long smlId) {}

  /**
   * Claims the lead's enquiry for it and says what is next. Committed before the lead is sent, so
   * that of two that arrive together one waits for the other.
   *
   * @param lead as it would be posted
   */
  public Judgement judge(InboundMessage message, SmlLead lead) {
    RepeatPolicy policy = policies.get().get(message.dealer());
    if (policy == null || !policy.compares()) {
      return NEW;
    }
    Enquiry enquiry = Enquiry.of(message.dealer(), lead);
    if (enquiry.digests().isEmpty()) {
      return NEW;
    }
    Optional<Enquiries.First> first = enquiries.claim(enquiry, message.key(), policy.window());
    return first.map(other -> repeat(other, policy.policy())).orElse(NEW);
  }

  /** The first one's lead takes no note: the repeat is to be judged again, without it. */
  public void takeOver(InboundMessage message, SmlLead lead, Judgement judgement) {
    enquiries.takeOver(Enquiry.of(message.dealer(), lead), message.key(), judgement.first());
  }

  private static Judgement repeat(Enquiries.First first, RepeatPolicy.Treatment treatment) {
    Verdict verdict;
    if (first.state() != LeadState.CREATED) {
      verdict = Verdict.WAIT;
    } else {
      verdict = treatment == RepeatPolicy.Treatment.NOTE ? Verdict.NOTE : Verdict.DISCARD;
    }
    return new Judgement(verdict, first.leadKey(), first.smlId());
  }
}
