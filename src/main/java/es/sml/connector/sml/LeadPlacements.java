package es.sml.connector.sml;

import es.sml.connector.failure.UnmappableLeadException;
import es.sml.connector.lead.InboundMessage;
import es.sml.connector.lead.Lead;
import java.util.Map;

/** Maps a lead by its dealer's placement and its account's reference data. */
public final class LeadPlacements {
  private final Map<String, Placement> placements;
  private final ReferenceCatalog catalog;
  private final SmlLeadMapper mapper = new SmlLeadMapper();

  /**
   * @param placements by dealer
   */
  public LeadPlacements(Map<String, Placement> placements, ReferenceCatalog catalog) {
    this.placements = Map.copyOf(placements);
    this.catalog = catalog;
  }

  /**
   * The lead as it is to be posted.
   *
   * @throws UnmappableLeadException when no dealer of that name is configured
   */
  public SmlLead place(Lead lead, InboundMessage message) {
    Placement placement = placements.get(message.dealer());
    if (placement == null) {
      throw new UnmappableLeadException("dealers.yaml has no dealer " + message.dealer());
    }
    return mapper.map(lead, message.key(), placement, catalog.of(placement.account()));
  }
}
