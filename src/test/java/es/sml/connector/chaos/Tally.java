package es.sml.connector.chaos;

import java.util.List;

/**
 * The ends of the offered leads, by SML and the broker.
 *
 * @param lost phones that are nowhere
 * @param duplicated phones that are in SML twice, or on a queue twice, or both in SML and dead
 * @param unexpected phones with an unexpected end
 */
record Tally(
    int offered,
    int created,
    int rejected,
    int parked,
    int dismissed,
    List<String> lost,
    List<String> duplicated,
    List<String> unexpected) {

  boolean isClean() {
    return lost.isEmpty() && duplicated.isEmpty() && unexpected.isEmpty();
  }

  @Override
  public String toString() {
    return "offered %d, created %d, rejected %d, dismissed %d, parked %d, lost %d, duplicated %d%s"
        .formatted(
            offered,
            created,
            rejected,
            dismissed,
            parked,
            lost.size(),
            duplicated.size(),
            isClean() ? "" : " " + this.details());
  }

  private String details() {
    return "(lost " + lost + ", duplicated " + duplicated + ", misjudged " + unexpected + ")";
  }
}
