package es.sml.connector.cli.deadletter;

import es.sml.connector.cli.option.TimeOption;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import picocli.CommandLine.Option;

/** The filter options for dead letters. */
final class DeadLetterFilterOptions {
  @Option(
      names = "--queue",
      paramLabel = "QUEUE",
      description = "Queue: dead (default), parked or dismissed.")
  private String queue;

  @Option(names = "--dealer", paramLabel = "ID", description = "Only messages of this dealer.")
  private String dealer;

  @Option(names = "--account", paramLabel = "ID", description = "Only messages of this account.")
  private String account;

  @Option(
      names = "--stage",
      paramLabel = "STAGE",
      description =
          "Only messages that failed at this stage: intake, fetch, receive, parse, hold, map,"
              + " deduplicate, deliver, reconcile, command, reply or callback.")
  private String stage;

  @Option(
      names = "--state",
      paramLabel = "STATE",
      description =
          "Only messages whose lead has this state: FAILED, REJECTED, SPLIT, CREATED, ...")
  private String state;

  @Option(
      names = "--key",
      paramLabel = "PREFIX",
      description = "Only messages whose key begins with this.")
  private String key;

  @Option(
      names = "--since",
      paramLabel = "TIME",
      converter = TimeOption.class,
      description = "Dead-lettered at this time or later, " + TimeOption.FORMS + ".")
  private Instant since;

  @Option(
      names = "--until",
      paramLabel = "TIME",
      converter = TimeOption.class,
      description = "Dead-lettered before this time.")
  private Instant until;

  @Option(
      names = "--matching",
      paramLabel = "TEXT",
      description = "Only messages whose displayed reason contains this text.")
  private String matching;

  @Option(
      names = "--format",
      paramLabel = "NAME",
      description =
          "Only messages that this format reads now. It reads every message of the queue.")
  private String format;

  Map<String, Object> query() {
    Map<String, Object> query = new LinkedHashMap<>();
    query.put("queue", queue);
    query.put("dealer", dealer);
    query.put("account", account);
    query.put("stage", stage);
    query.put("reason", matching);
    query.put("state", state);
    query.put("key", key);
    query.put("since", since);
    query.put("until", until);
    query.put("format", format);
    query.values().removeIf(Objects::isNull);
    return query;
  }
}
