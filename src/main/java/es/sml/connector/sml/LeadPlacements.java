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
   * @param placements by dealer, asked for each lead
   * @param phones how telephones are written
   */
  public LeadPlacements(
      Supplier<Map<String, Placement>> placements,
      ReferenceCatalog catalog,
      SmlSettings.PhoneFormat phones) {
    this.mapper = new SmlLeadMapper(phones);
    this.placements = placements;
    this.catalog = catalog;
  }

  /**
   * Looks whether SML has the source of each of the account's dealers, and says so in the log.
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
            LOG.warn("{}. Its leads wait on their queue", fault);
          }
        });
  }

  /** What is wrong with the dealer's source; null where nothing is known to be. */
  public String fault(String dealer) {
    return misplaced.get(dealer);
  }

  /**
   * The lead as it is to be posted.
   *
   * @param account that it waited for
   * @throws UnmappableLeadException when no dealer of that name is configured, or it is another
   *     account's now, whose ids mean something else
   * @throws es.sml.connector.failure.DealerMisplacedException when SML has not the dealer's source
   */
  public SmlLead place(Lead lead, InboundMessage message, String account) {
    Placement placement = placements.get().get(message.dealer());
    if (placement == null) {
      throw new UnmappableLeadException("dealers.yaml has no dealer " + message.dealer());
    }
    if (!placement.account().equals(account)) {
      throw new UnmappableLeadException(
          "the dealer " + message.dealer() + " is of the account " + placement.account() + " now");
    }
    return mapper.map(lead, message, placement, catalog.of(placement.account()));
  }
}
