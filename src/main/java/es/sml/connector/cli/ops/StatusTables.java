package es.sml.connector.cli.ops;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.cli.terminal.ShownText;
import es.sml.connector.cli.terminal.TextRow;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.Help.Ansi;

/** Prints the status of a connector as tables. */
final class StatusTables {
  private static final TextRow ACCOUNTS = new TextRow(26, 11, 8, 8);
  private static final TextRow MAILBOXES = new TextRow(44, 12);
  private static final TextRow CHANNELS = new TextRow(28, 8, 7, 7);
  private static final TextRow QUEUES = new TextRow(44, 9);
  private static final int WIDEST_NAME = 44;
  private static final int WIDEST_CHANNEL = 28;

  // The states of the summary, in its order.
  private static final List<String> ENDS =
      List.of("CREATED", "DUPLICATE", "REJECTED", "FAILED", "NOT_A_LEAD", "UNKNOWN");

  private static final String MOVED = "broker.dead";

  private final PrintWriter out;
  private final Ansi ansi;

  /**
   * Makes a screen of 80 columns.
   *
   * @param ansi the use of colours
   */
  StatusTables(PrintWriter out, Ansi ansi) {
    this.out = out;
    this.ansi = ansi;
  }

  void print(JsonNode status) {
    out.println(
        "SML Connector: "
            + coloured(ShownText.text(status.path("status")))
            + ", started "
            + ShownText.minute(status.path("started")));
    status
        .path("problems")
        .forEach(
            problem ->
                out.println(
                    ShownText.wrapped(
                        ShownText.text(problem.path("component"))
                            + (problem.path("status").asText().equals("DEGRADED")
                                ? " (DEGRADED): "
                                : ": ")
                            + ShownText.text(problem.path("reason")),
                        2)));
    out.println();
    printLeads(status.path("leads"), status.path("queues"));
    printOldest(status.path("oldestWaiting"));
    printAccounts(status.path("accounts"));
    printMailboxes(status.path("mailboxes"));
    printChannels(status.path("channels"));
    printQueues(status.path("queues"));
  }

  private void printLeads(JsonNode leads, JsonNode queues) {
    JsonNode hour = leads.path("lastHour");
    String ends =
        ENDS.stream()
            .filter(end -> hour.path(end).asLong() > 0)
            .map(
                end ->
                    hour.path(end).asLong() + " " + end.toLowerCase(Locale.ROOT).replace('_', ' '))
            .collect(Collectors.joining(", "));
    long received = hour.path("received").asLong();
    out.println(
        "last hour      "
            + (received == 1 ? "1 lead" : received + " leads")
            + (ends.isEmpty() ? "" : ": " + ends));
    out.println(
        "to resolve     "
            + leads.path("parked").asLong()
            + " parked, "
            + ShownText.text(leads.path("deadLetters"))
            + " dead letters"
            + movedByBroker(queues));
  }

  // The list of dead letters does not contain them.
  private static String movedByBroker(JsonNode queues) {
    for (JsonNode queue : queues) {
      if (queue.path("queue").asText().equals(MOVED) && queue.path("depth").asLong() > 0) {
        return ", " + queue.path("depth").asLong() + " on " + MOVED;
      }
    }
    return "";
  }

  private void printOldest(JsonNode oldest) {
    String shown = "none waits";
    if (oldest.isObject()) {
      shown =
          age(oldest.path("ageSeconds").asLong())
              + ", "
              + (oldest.path("dealer").isTextual()
                  ? "of " + ShownText.text(oldest.path("dealer"))
                  : "on the queue of account " + ShownText.text(oldest.path("account")));
    }
    out.println("oldest lead    " + shown);
  }

  private void printAccounts(JsonNode accounts) {
    out.println();
    out.println(ACCOUNTS.of("ACCOUNT", "ENVIRONMENT", "STATE", "WAITING", "LAST SYNC"));
    for (JsonNode account : accounts) {
      String environment = ShownText.environment(account);
      String state = ShownText.text(account.path("state"));
      out.println(
          ACCOUNTS
              .of(
                  ShownText.text(account.path("account")),
                  environment,
                  state,
                  ShownText.text(account.path("waiting")),
                  ShownText.minute(account.path("lastSync")))
              .replace(" " + environment + " ", " " + coloured(environment) + " ")
              .replace(" " + state + " ", " " + coloured(state) + " "));
      if (account.path("since").isTextual()) {
        out.println("  down since " + ShownText.minute(account.path("since")));
      }
      if (account.path("until").isTextual()) {
        out.println(
            ShownText.wrapped(
                "paused until "
                    + ShownText.minute(account.path("until"))
                    + "; to resume it now: accounts resume "
                    + ShownText.text(account.path("account")),
                2));
      }
    }
  }

  private void printMailboxes(JsonNode mailboxes) {
    if (mailboxes.isEmpty()) {
      return;
    }
    out.println();
    out.println(MAILBOXES.of("MAILBOX", "STATE", "LAST POLL"));
    for (JsonNode mailbox : mailboxes) {
      boolean up = mailbox.path("status").asText().equals("UP");
      String state = ShownText.text(mailbox.path("state"));
      out.println(
          MAILBOXES
              .of(
                  ShownText.cut(ShownText.text(mailbox.path("mailbox")), WIDEST_NAME),
                  up ? state : "DOWN",
                  ShownText.second(mailbox.path("lastPoll")))
              .replace("DOWN", coloured("DOWN")));
    }
  }

  private void printChannels(JsonNode channels) {
    if (channels.isEmpty()) {
      return;
    }
    out.println();
    out.println(CHANNELS.of("CHANNEL", "STATE", "STORED", "REFUSED", "LAST REQUEST"));
    for (JsonNode channel : channels) {
      String state =
          channel.path("open").asBoolean() ? ShownText.text(channel.path("status")) : "CLOSED";
      out.println(
          CHANNELS
              .of(
                  ShownText.cut(ShownText.text(channel.path("channel")), WIDEST_CHANNEL),
                  state,
                  String.valueOf(
                      channel.at("/requests/stored").asLong()
                          + channel.at("/requests/held").asLong()),
                  ShownText.text(channel.at("/requests/refused")),
                  ShownText.minute(channel.path("lastRequest")))
              .replace(" " + state + " ", " " + coloured(state) + " "));
    }
  }

  private void printQueues(JsonNode queues) {
    out.println();
    out.println(QUEUES.of("QUEUE", "DEPTH", "OLDEST"));
    boolean any = false;
    for (JsonNode queue : queues) {
      if (queue.path("depth").asLong() > 0) {
        any = true;
        out.println(
            QUEUES.of(
                ShownText.cut(ShownText.text(queue.path("queue")), WIDEST_NAME),
                ShownText.text(queue.path("depth")),
                queue.path("oldestAgeSeconds").isNull()
                    ? "-"
                    : age(queue.path("oldestAgeSeconds").asLong())));
      }
    }
    if (!any) {
      out.println(
          queues.isEmpty() ? "unknown: the broker does not respond" : "all queues are empty");
    }
  }

  private String coloured(String word) {
    return switch (word) {
      case "UP", "RUNNING" -> ansi.string("@|green " + word + "|@");
      case "DOWN" -> ansi.string("@|bold,red " + word + "|@");
      case "PAUSED", "TESTING", "DEGRADED", "CLOSED" -> ansi.string("@|yellow " + word + "|@");
      default -> word;
    };
  }

  private static String age(long seconds) {
    Duration age = Duration.ofSeconds(seconds);
    if (age.toDays() > 0) {
      return age.toDays() + " d " + age.toHoursPart() + " h";
    }
    if (age.toHours() > 0) {
      return age.toHours() + " h " + age.toMinutesPart() + " min";
    }
    return age.toMinutes() > 0
        ? age.toMinutes() + " min " + age.toSecondsPart() + " s"
        : seconds + " s";
  }
}
