package es.sml.connector.door.fetch.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.language.LocalizedText;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The leads of an advertising platform, by its API. An owner is the page or the account whose token
 * is used; its name is empty if it is unknown, or if one token reads all leads.
 */
public interface LeadApi {
  /** Returns the platform's name, for texts. */
  String platform();

  /** Returns whether the text is an id of a lead, and so may be a part of a URL. */
  boolean isId(String text);

  String owner(JsonNode notification);

  /**
   * Returns one lead.
   *
   * @throws ApiException if it cannot be read now
   */
  ObjectNode one(String owner, String id);

  /**
   * Returns the owner of each list of leads, by the list's name.
   *
   * @param failed gets each owner whose lists cannot be read now, and the reason
   */
  Map<String, String> lists(BiConsumer<String, ApiException> failed);

  /**
   * Passes each lead of a list, in any order.
   *
   * @param after time in milliseconds since 1970 before the first lead; 0 for all leads
   * @throws ApiException if they cannot be read to the end
   */
  void each(String owner, String list, long after, Consumer<ObjectNode> reader);

  /**
   * Returns the ends of the tokens, by their keys below the channel. Without an app's id, and for a
   * token without an end, there is none.
   *
   * @throws ApiException if the platform does not say it
   */
  Map<String, Instant> tokenEnds();

  /** Returns the smallest request for each page, form and account that is read every night. */
  List<Probe> probes();

  /**
   * The smallest request that shows whether the settings are correct.
   *
   * @param key the setting that it tests, below the channel
   * @param subject the page, form or account, or the end of the token
   * @param request returns the finding, or throws an ApiException if they are not correct
   */
  record Probe(String key, LocalizedText subject, Supplier<LocalizedText> request) {
    /** Returns one that reads a lead. */
    public static Probe ofReading(String key, LocalizedText subject, Runnable reading) {
      return new Probe(
          key,
          subject,
          () -> {
            reading.run();
            return LocalizedText.of("check.token", "the token is accepted, and may read the leads");
          });
    }

    /**
     * Returns one that asks when the tokens end.
     *
     * @param key the setting with the app's id
     */
    public static Probe ofEnds(String key, Supplier<Map<String, Instant>> ends) {
      return new Probe(
          key,
          LocalizedText.of("platform.end", "end of the token"),
          () ->
              ends.get().values().stream()
                  .min(Comparator.naturalOrder())
                  .map(
                      end ->
                          LocalizedText.of(
                              "platform.ends", "{0}; the alert rule ending warns before", end))
                  .orElseGet(() -> LocalizedText.of("platform.no-end", "none")));
    }
  }

  /** Returns the time of a lead in milliseconds since 1970; 0 if it has none. */
  long time(JsonNode lead);
}
