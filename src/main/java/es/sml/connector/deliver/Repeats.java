package es.sml.connector.deliver;

import es.sml.connector.lead.InboundMessage;
import es.sml.connector.sml.SmlLead;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Detects duplicates and decides their treatment. */
public final class Repeats {
  private static final Judgement NEW = new Judgement(Verdict.FIRST, null, null);

  private final Supplier<Map<String, RepeatPolicy>> policies;
  private final Enquiries enquiries;

  /**
   * @param policies policies by dealer, read for each lead
   */
  public Repeats(Supplier<Map<String, RepeatPolicy>> policies, LedgerTransactions transactions) {
    this.policies = policies;
    this.enquiries = new Enquiries(transactions);
  }

  /** Next step of the delivery route. */
  public enum Verdict {
    /** Not a duplicate, or its dealer wants it created: send it. */
    FIRST,
    /** A duplicate of a lead whose outcome is not known yet. */
    WAIT,
    /** A duplicate that becomes a note in the first lead. */
    NOTE,
    /** A duplicate that is not sent. */
    DISCARD
  }

  /**
   * Decision about a lead, with its reason.
   *
   * @param first key of the first lead; null if this lead is the first
   * @param smlId SML's id of the first lead; null if it is not in SML yet
   */
  public record Judgement(Verdict verdict, String first, Long smlId) {}

  /**
   * Claims the lead's enquiry for it and returns the next step. Committed before the lead is sent,
   * so that one of two simultaneous duplicates waits for the other.
   *
   * @param lead as SML would get it
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

  /**
   * Makes the duplicate the first lead, because the earlier lead accepts no note. The duplicate is
   * then decided again.
   */
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
