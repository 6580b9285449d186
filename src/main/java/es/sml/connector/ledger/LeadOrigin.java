package es.sml.connector.ledger;

import es.sml.connector.ledger.state.LedgerMoves;
import java.util.Locale;

/**
 * The part of a lead's message that reports count by; it is no personal data.
 *
 * @param source the portal or website that the message names, in lower case; null if it names none
 * @param unsure 1 if a field was guessed, 0 if all were read without a doubt; null if unknown
 */
public record LeadOrigin(String source, Integer unsure) {
  /** The origin of a lead that nothing is known of. */
  public static final LeadOrigin UNKNOWN = new LeadOrigin(null, null);

  private static final int LONGEST = 80;

  /** Returns the origin of a lead that was read. */
  public static LeadOrigin of(String provider, boolean unsure) {
    String source = provider == null ? "" : provider.strip().toLowerCase(Locale.ROOT);
    String cut = source.substring(0, Math.min(LONGEST, source.length()));
    return new LeadOrigin(
        cut.isEmpty() ? null : (String) LedgerMoves.storable(cut), unsure ? 1 : 0);
  }
}
