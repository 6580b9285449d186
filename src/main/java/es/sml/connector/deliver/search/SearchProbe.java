package es.sml.connector.deliver.search;

import es.sml.connector.failure.sml.SmlUnavailableException;
import es.sml.connector.sml.SmlOperation;
import es.sml.connector.sml.answer.Note;
import es.sml.connector.sml.answer.lead.SmlLeadRecord;
import es.sml.connector.sml.client.SmlClient;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.lang3.StringUtils;

/**
 * Checks with existing leads whether SML's search by text shows a lead by its tag. It changes
 * nothing.
 */
public final class SearchProbe {
  private final SmlClient client;

  public SearchProbe(SmlClient client) {
    this.client = client;
  }

  /** Result of the check. */
  public enum Finding {
    /** SML has no lead. */
    NO_LEAD,
    /** No checked lead has a tag that appears nowhere else in it. */
    NO_TAG,
    /** The search finds a lead by its tag. */
    SHOWN,
    /** The search does not find a lead by its tag. */
    NOT_SHOWN
  }

  /**
   * Reads the first page of the account's leads and searches for one of them.
   *
   * @throws SmlUnavailableException while SML cannot be read
   */
  public Finding ask(String account) {
    List<SmlLeadRecord> some = client.first(account, SmlOperation.LIST_LEADS, SmlLeadRecord.class);
    if (some.isEmpty()) {
      return Finding.NO_LEAD;
    }
    Optional<SmlLeadRecord> tagged =
        some.stream()
            .filter(lead -> lead.id() != null && !longestTag(lead).isEmpty())
            .filter(SearchProbe::hasItsTagNowhereElse)
            .max(Comparator.comparingInt(lead -> longestTag(lead).length()));
    if (tagged.isEmpty()) {
      return Finding.NO_TAG;
    }
    long id = tagged.get().id();
    boolean[] shown = {false};
    client.forEach(
        account,
        SmlOperation.LIST_LEADS,
        Map.of("search", longestTag(tagged.get())),
        SmlLeadRecord.class,
        lead -> shown[0] |= lead.id() != null && lead.id() == id);
    return shown[0] ? Finding.SHOWN : Finding.NOT_SHOWN;
  }

  // Otherwise the search may find it by another field, such as the portal's name.
  private static boolean hasItsTagNowhereElse(SmlLeadRecord lead) {
    String tag = longestTag(lead).toLowerCase(Locale.ROOT);
    return StringUtils.countMatches(lead.toString().toLowerCase(Locale.ROOT), tag)
        == StringUtils.countMatches(lead.tags().toString().toLowerCase(Locale.ROOT), tag);
  }

  /** Returns the tag that the fewest other leads have; empty if there is none. */
  private static String longestTag(SmlLeadRecord lead) {
    return lead.tags() == null
        ? ""
        : lead.tags().stream()
            .map(Note::content)
            .filter(content -> content != null && !content.isBlank())
            .max(Comparator.comparingInt(String::length))
            .orElse("");
  }
}
