package es.sml.connector.chaos;

import es.sml.connector.chaos.OfferedLead.Fate;

/**
 * The number of places where a lead has ended.
 *
 * @param created in SML
 * @param dead on leads.dead
 * @param dismissed on leads.dismissed
 * @param parked on leads.parked, where SML may have it too
 */
record Whereabouts(int created, int dead, int dismissed, int parked) {
  boolean isLost() {
    return created + dead + dismissed + parked == 0;
  }

  boolean isDuplicated() {
    return created + dead + dismissed > 1 || parked + dead + dismissed > 1;
  }

  /** A lead may be parked only if SML may have it. */
  boolean agreesWith(Fate fate) {
    return parked > 0
        || switch (fate) {
          case CREATED -> created > 0;
          case DEAD -> dead > 0;
          case DISMISSED -> dismissed > 0;
        };
  }
}
