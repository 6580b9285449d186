package es.sml.connector.deliver;

/**
 * What a search for a lead came to.
 *
 * @param smlId of the lead; null where it was not found
 * @param byReference whether its tag showed it, beyond doubt
 * @param how what showed it; null where it was not found
 * @param conclusive whether not finding it proves that it is not there
 * @param early whether it cannot be told yet from another lead that is being sent now
 * @param asked the filters that SML was asked with and how many leads each showed, without the
 *     customer's data
 */
record SearchResult(
    Long smlId, boolean byReference, String how, boolean conclusive, boolean early, String asked) {
  /** Found beyond doubt. */
  static SearchResult byReference(long smlId, String how, String asked) {
    return new SearchResult(smlId, true, how, true, false, asked);
  }

  /** Found, as far as its looks say. */
  static SearchResult byLooks(long smlId, String asked) {
    String how = "by client, source, vehicle and time alone";
    return new SearchResult(smlId, false, how, true, false, asked);
  }

  static SearchResult notFound(boolean conclusive, String asked) {
    return new SearchResult(null, false, null, conclusive, false, asked);
  }

  static SearchResult tooEarly(String asked) {
    return new SearchResult(null, false, null, false, true, asked);
  }
}
