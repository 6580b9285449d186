package es.sml.connector.cli;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** Which letters. */
final class LetterFilterOptions {
  @Option(
      names = "--queue",
      paramLabel = "QUEUE",
      description = "dead (default), parked or dismissed.")
  private String queue;

  @Option(names = "--dealer", paramLabel = "ID", description = "Of this dealer.")
  private String dealer;

  @Option(names = "--account", paramLabel = "ID", description = "Of this account.")
  private String account;

  @Option(
      names = "--stage",
      paramLabel = "STAGE",
      description = "That failed there: intake, receive, parse, map, repeat, deliver, settle.")
  private String stage;

  @Option(
      names = "--state",
      paramLabel = "STATE",
      description = "Whose lead is so in the ledger: FAILED, REJECTED, SPLIT, CREATED, ...")
  private String state;

  @Option(names = "--key", paramLabel = "BEGINNING", description = "Whose key begins so.")
  private String key;

  @Option(
      names = "--since",
      paramLabel = "TIME",
      converter = TimeOption.class,
      description = "Buried since, " + TimeOption.FORMS + ".")
  private Instant since;

  @Option(
      names = "--until",
      paramLabel = "TIME",
      converter = TimeOption.class,
      description = "Buried before.")
  private Instant until;

  /**
   * By the names that the API has for them.
   *
   * @param reason a part of the reason; null for any
   */
  Map<String, String> query(String reason) {
    Map<String, String> query = new LinkedHashMap<>();
    put(query, "queue", queue);
    put(query, "dealer", dealer);
    put(query, "account", account);
    put(query, "stage", stage);
    put(query, "reason", reason);
    put(query, "state", state);
    put(query, "key", key);
    put(query, "since", since);
    put(query, "until", until);
    return query;
  }

  private static void put(Map<String, String> query, String name, Object value) {
    if (value != null) {
      query.put(name, value.toString());
    }
  }
}
