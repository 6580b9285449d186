package es.sml.connector.door.fetch.meta;

import es.sml.connector.door.MetaRules;
import es.sml.connector.door.fetch.api.ApiException;
import es.sml.connector.door.fetch.api.ApiException.Kind;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Reads each form once and keeps it: a published form cannot be changed. It decides when a form
 * that the token may not read is tried again.
 */
final class GraphForms {
  private static final int MOST_KEPT = 1_000;
  private static final Duration UNREADABLE_FOR = Duration.ofHours(1);

  /** The legal content is an object of its own, whose parts are absent unless they are named. */
  private static final String ALL = "name,locale,questions,legal_content{custom_disclaimer}";

  private static final String FEW = "name,questions";

  private final GraphClient client;
  private final LongSupplier nanos;
  private final Map<String, Kept> forms =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Kept> eldest) {
          return size() > MOST_KEPT;
        }
      };

  private record Kept(GraphForm form, long at) {}

  /**
   * @param nanos monotonic clock
   */
  GraphForms(GraphClient client, LongSupplier nanos) {
    this.client = client;
    this.nanos = nanos;
  }

  /**
   * Returns the form; an empty one if the token may not read it.
   *
   * @throws ApiException if the page has to wait
   */
  synchronized GraphForm get(String page, String id) {
    if (!MetaRules.isId(id)) {
      return GraphForm.UNKNOWN;
    }
    Kept kept = forms.get(id);
    if (kept == null || isOver(kept)) {
      kept = new Kept(read(page, id), nanos.getAsLong());
      forms.put(id, kept);
    }
    return kept.form();
  }

  private boolean isOver(Kept kept) {
    return kept.form().equals(GraphForm.UNKNOWN)
        && nanos.getAsLong() - kept.at() > UNREADABLE_FOR.toNanos();
  }

  private GraphForm read(String page, String id) {
    try {
      return GraphForm.of(client.get(page, id, Map.of("fields", ALL)));
    } catch (ApiException e) {
      return e.isAbsent() ? readFew(page, id) : unknown(e);
    }
  }

  private GraphForm readFew(String page, String id) {
    try {
      return GraphForm.of(client.get(page, id, Map.of("fields", FEW)));
    } catch (ApiException e) {
      return unknown(e);
    }
  }

  // A lead without the texts of its questions is better than no lead.
  private static GraphForm unknown(ApiException failure) {
    if (failure.isAbsent() || failure.kind() == Kind.REFUSED) {
      return GraphForm.UNKNOWN;
    }
    throw failure;
  }
}
