package es.sml.connector.ledger;

import es.sml.connector.lead.Lead;
import es.sml.connector.ledger.state.LedgerMoves;
import java.util.Locale;
import org.apache.commons.lang3.StringUtils;

/**
 * The part of a lead's message that lists show and reports count by: its source, its vehicle, and
 * whether a field was guessed. Long texts are cut.
 *
 * @param source the portal or website that the message names, in lower case; null if it names none
 * @param vehicle make, model and version as the message names them; null if it names none
 * @param subject the subject of its mail without the customer; null if it has none
 * @param unsure 1 if a field was guessed, 0 if all were read without a doubt; null if unknown
 */
public record LeadOrigin(String source, String vehicle, String subject, Integer unsure) {
  /** The origin of a lead that nothing is known of. */
  public static final LeadOrigin UNKNOWN = new LeadOrigin(null, null, null, null);

  private static final int LONGEST = 80;

  /**
   * Returns the origin of a lead that was read.
   *
   * @param subject the subject of its mail; null if it has none
   */
  public static LeadOrigin of(Lead lead, String subject) {
    return new LeadOrigin(
        stored(SubjectMask.mask(source(lead), lead.customer())),
        stored(lead.vehicle().brandModel()),
        stored(SubjectMask.mask(subject, lead.customer())),
        lead.unsure().isEmpty() ? 0 : 1);
  }

  // Of an address, the domain is the source.
  private static String source(Lead lead) {
    String provider = lead.provider();
    return provider == null
        ? null
        : provider.substring(provider.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
  }

  private static String stored(String text) {
    String line = StringUtils.normalizeSpace(text);
    return StringUtils.isEmpty(line)
        ? null
        : (String) LedgerMoves.storable(line.substring(0, Math.min(LONGEST, line.length())));
  }
}
