package es.sml.connector.report.silence;

import java.time.Instant;

/**
 * An unusual silence of one source.
 *
 * @param since time of its last lead
 * @param usual number of leads that it usually has in this time
 */
public record Silence(String dealer, String source, Instant since, double usual) {
  /** Returns whether it is of the same source, since the same lead. */
  boolean isSame(Silence other) {
    return dealer.equals(other.dealer) && source.equals(other.source) && since.equals(other.since);
  }
}
