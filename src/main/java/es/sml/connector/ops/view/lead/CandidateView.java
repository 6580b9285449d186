package es.sml.connector.ops.view.lead;

import java.util.List;

/**
 * A lead in SML that may be a parked lead.
 *
 * @param created null if SML's time cannot be read
 * @param byReference whether it has the tag of the parked lead, which proves it
 * @param sameVehicle whether it has the vehicle of the parked lead
 */
public record CandidateView(
    long smlId,
    String created,
    String status,
    String source,
    String vehicle,
    boolean byReference,
    boolean sameVehicle) {

  /**
   * All candidates, the likeliest first.
   *
   * @param complete whether SML's lists were read to their end
   */
  public record Page(List<CandidateView> candidates, boolean complete) {}
}
