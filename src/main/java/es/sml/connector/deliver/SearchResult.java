package es.sml.connector.deliver;

/**
 * What a search for a lead came to.
 *
 * @param smlId of the lead; null where it was not found
 * @param byReference whether its tag showed it, beyond doubt
 * @param how what showed it; null where it was not found
 * @param conclusive whether not finding it proves that it is not there
 * @param asked the filters that SML was asked with and how many leads each showed, without the
 *     customer's data
 */
record SearchResult(
    Long smlId, boolean byReference, String how, boolean conclusive, String asked) {}
