package es.sml.connector.deliver.duplicate;

import es.sml.connector.database.LedgerTransactions;
import es.sml.connector.lead.InboundMessage;
import es.sml.connector.ledger.state.LeadState;
import es.sml.connector.sml.create.SmlLead;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Decides the treatment of a duplicate: wait for the first lead, a note, nothing, or a lead of its
 * own. {@link Enquiry} decides which leads are duplicates.
 */
public final class DuplicateDetection {
  private static final Decision NEW = new Decision(DuplicateResult.FIRST, null, null);

  private final Supplier<Map<String, DuplicatePolicy>> policies;
  private final EnquiryClaims enquiries;

  /**
   * @param policies policies by dealer, read for each lead
   */
  public DuplicateDetection(
      Supplier<Map<String, DuplicatePolicy>> policies, LedgerTransactions transactions) {
    this.policies = policies;
    this.enquiries = new EnquiryClaims(transactions);
  }

  /**
   * Decision about a lead, with its reason.
   *
   * @param first key of the first lead; null if this lead is the first
   * @param smlId SML's id of the first lead; null if it is not in SML yet
   */
  public record Decision(DuplicateResult result, String first, Long smlId) {}

  /**
   * Claims the lead's enquiry for it and returns the next step. Committed before the lead is sent,
   * so that one of two simultaneous duplicates waits for the other.
   *
   * @param lead as SML would get it
   */
  public Decision decide(InboundMessage message, SmlLead lead) {
    DuplicatePolicy policy = policies.get().get(message.dealer());
    if (policy == null || !policy.compares()) {
      return NEW;
    }
    Enquiry enquiry = Enquiry.of(message.dealer(), lead);
    if (enquiry.digests().isEmpty()) {
      return NEW;
    }
    Optional<EnquiryClaims.First> first = enquiries.claim(enquiry, message.key(), policy.window());
    return first.map(other -> decideDuplicate(other, policy.policy())).orElse(NEW);
  }

  /**
   * Makes the duplicate the first lead, because the earlier lead accepts no note. The duplicate is
   * then decided again.
   */
  public void replaceFirst(InboundMessage message, SmlLead lead, Decision decision) {
    enquiries.replaceFirst(Enquiry.of(message.dealer(), lead), message.key(), decision.first());
  }

  private static Decision decideDuplicate(
      EnquiryClaims.First first, DuplicatePolicy.Treatment treatment) {
    DuplicateResult result;
    if (first.state() != LeadState.CREATED) {
      result = DuplicateResult.FIRST_PENDING;
    } else {
      result =
          treatment == DuplicatePolicy.Treatment.NOTE
              ? DuplicateResult.NOTE
              : DuplicateResult.DISCARD;
    }
    return new Decision(result, first.leadKey(), first.smlId());
  }
}
