package es.sml.connector.deliver.search;

/**
 * Result of a search for a lead.
 *
 * @param smlId SML's id of the lead; null if it was not found
 * @param byReference whether its tag proves the match
 * @param how evidence; null if it was not found
 * @param conclusive whether an empty result proves that SML does not have it
 * @param early whether another lead that is being sent now may be the match
 * @param asked filters of the search and the number of leads that each showed, without the
 *     customer's data
 */
public record SearchResult(
    Long smlId, boolean byReference, String how, boolean conclusive, boolean early, String asked) {
  /** Returns a proven match. */
  static SearchResult byReference(long smlId, String how, String asked) {
    return new SearchResult(smlId, true, how, true, false, asked);
  }

  /** Returns a match by its values only. */
  static SearchResult bySimilarity(long smlId, String asked) {
    String how = "by customer, source, vehicle and time, without its reference";
    return new SearchResult(smlId, false, how, true, false, asked);
  }

  static SearchResult notFound(boolean conclusive, String asked) {
    return new SearchResult(null, false, null, conclusive, false, asked);
  }

  static SearchResult tooEarly(String asked) {
    return new SearchResult(null, false, null, false, true, asked);
  }
}
