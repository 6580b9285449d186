package es.sml.connector.sml;

import es.sml.connector.failure.UnmappableLeadException;
import es.sml.connector.lead.InboundMessage;
import es.sml.connector.lead.Lead;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Maps a lead by its dealer's placement and its account's reference data. */
public final class LeadPlacements {
  private static final Logger LOG = LoggerFactory.getLogger(LeadPlacements.class);

  private final Supplier<Map<String, Placement>> placements;
  private final ReferenceCatalog catalog;
  private final Map<String, String> misplaced = new ConcurrentHashMap<>();
  private final SmlLeadMapper mapper;

  /**
   * @param placements placements by dealer, read for each lead
   * @param phones format of telephone numbers
   * @param words read for each lead
   */
  public LeadPlacements(
      Supplier<Map<String, Placement>> placements,
      ReferenceCatalog catalog,
      SmlSettings.PhoneFormat phones,
      Supplier<SmlWords> words) {
    this.mapper = new SmlLeadMapper(phones, words);
    this.placements = placements;
    this.catalog = catalog;
  }

  /**
   * Checks whether SML has the source of each of the account's dealers, and logs each that is
   * missing.
   *
   * @throws es.sml.connector.failure.SmlUnavailableException while SML cannot be read
   */
  public void verify(String account) {
    Map<String, Placement> all = placements.get();
    misplaced.keySet().retainAll(all.keySet());
    all.forEach(
        (dealer, placement) -> {
          if (!placement.account().equals(account)) {
            return;
          }
          if (catalog.of(account).source(placement.source()).isPresent()) {
            misplaced.remove(dealer);
          } else {
            String fault = placement.sourceFault();
            misplaced.put(dealer, fault);
            LOG.warn("{}. The dealer's leads wait on their queue", fault);
          }
        });
  }

  /** Returns the fault of the dealer's source; null if none is known. */
  public String fault(String dealer) {
    return misplaced.get(dealer);
  }

  /**
   * Returns the lead in SML's format.
   *
   * @param account account of its queue
   * @throws UnmappableLeadException if the dealer is not configured, or belongs to another account
   *     now, whose ids differ
   * @throws es.sml.connector.failure.DealerMisplacedException if SML does not have the dealer's
   *     source
   */
  public SmlLead place(Lead lead, InboundMessage message, String account) {
    Placement placement = placements.get().get(message.dealer());
    if (placement == null) {
      throw new UnmappableLeadException(
          "dealers.yaml has no dealer "
              + message.dealer()
              + ": add the dealer, then replay the dead letter");
    }
    if (!placement.account().equals(account)) {
      throw new UnmappableLeadException(
          "the dealer "
              + message.dealer()
              + " belongs to the account "
              + placement.account()
              + " now: replay the dead letter");
    }
    return mapper.map(lead, message, placement, catalog.of(placement.account()));
  }
}
