package es.sml.connector.door.fetch.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.language.LocalizedText;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  /** Returns the owner that a notification names. */
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
   * Returns the end of the token; empty if it has none or the settings do not allow to ask.
   *
   * @throws ApiException if the platform does not say it
   */
  Optional<Instant> tokenEnd();

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
  }

  /** Returns the time of a lead in milliseconds since 1970; 0 if it has none. */
  long time(JsonNode lead);
}
