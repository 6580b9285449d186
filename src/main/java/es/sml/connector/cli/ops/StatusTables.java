package es.sml.connector.cli.ops;

import static es.sml.connector.language.LocalizedText.say;

import es.sml.connector.cli.terminal.ShownText;
import es.sml.connector.cli.terminal.TerminalWidth;
import es.sml.connector.cli.terminal.TextRow;
import es.sml.connector.ops.view.StatusView;
import es.sml.connector.ops.view.crm.CrmView;
import es.sml.connector.ops.view.pause.PauseView;
import es.sml.connector.pause.PauseKind;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Help.Ansi;

/**
 * Prints the status of a connector as tables of the width of the terminal, with a colour for each
 * state.
 *
 * @param ansi the use of colours
 */
record StatusTables(PrintWriter out, Ansi ansi) {
  private static final int WIDEST_NAME = 42 + TerminalWidth.spare();
  private static final int WIDEST_CHANNEL = 28 + TerminalWidth.spare();
  private static final TextRow ACCOUNTS = new TextRow(26 + TerminalWidth.spare(), 11, 8, 8);
  private static final TextRow MAILBOXES = new TextRow(WIDEST_NAME, 12);
  private static final TextRow CHANNELS = new TextRow(WIDEST_CHANNEL, 8, 7, 7);
  private static final TextRow SILENT = new TextRow(WIDEST_CHANNEL, 20, 5);
  private static final TextRow QUEUES = new TextRow(WIDEST_NAME, 9);

  // The states of the summary, in its order.
  private static final List<String> ENDS =
      List.of("CREATED", "DUPLICATE", "REJECTED", "FAILED", "UNKNOWN", "RECEIVED", "POSTING");

  private static final String MOVED = "broker.dead";

  void print(StatusView status) {
    out.println(
        say(
            "status.title",
            "SML Connector: {0}, started {1}",
            coloured(ShownText.text(status.status())),
            ShownText.minute(status.started())));
    for (StatusView.Problem problem : status.problems()) {
      String degraded = problem.status().equals("DEGRADED") ? " (DEGRADED): " : ": ";
      out.println(ShownText.wrapped(problem.component() + degraded + problem.reason(), 2));
      out.println(
          ShownText.wrapped(
              say(
                  "status.help",
                  "since {0}; help: {1}",
                  ShownText.minute(problem.since()),
                  ShownText.text(problem.runbook())),
              4));
    }
    out.println();
    printLeads(status.leads(), status.queues());
    printOldest(status.oldestWaiting(), status.oldestKnown());
    printAccounts(status.accounts(), status.pauses());
    printMailboxes(status.mailboxes());
    printChannels(status.channels());
    printCrms(status.crms());
    printSilent(status.silentSources());
    if (status.showsQueues()) {
      printQueues(status.queues());
    }
  }

  private void printLeads(StatusView.Leads leads, List<StatusView.Queue> queues) {
    if (leads.lastHour() == null) {
      out.println(say("status.last-hour-unknown", "last hour      unknown"));
    } else {
      printLastHour(leads.lastHour());
    }
    out.println(
        say(
                "status.to-resolve",
                "to resolve     {0} parked, {1}",
                leads.parked(),
                deadLetters(leads.deadLetters()))
            + movedByBroker(queues));
  }

  private void printLastHour(Map<String, Long> hour) {
    String ends =
        ENDS.stream()
            .filter(end -> hour.getOrDefault(end, 0L) > 0)
            .map(
                end ->
                    say(
                        "end." + end,
                        "{0} " + end.toLowerCase(Locale.ROOT).replace('_', ' '),
                        hour.get(end)))
            .collect(Collectors.joining(", "));
    long received = hour.getOrDefault("total", 0L);
    out.println(
        say(
                "status.last-hour",
                "last hour      {0,choice,0#0 leads|1#1 lead|1<{0} leads}",
                received)
            + (ends.isEmpty() ? "" : ": " + ends)
            + notLeads(hour.getOrDefault("NOT_A_LEAD", 0L)));
  }

  private static String notLeads(long number) {
    return number == 0
        ? ""
        : say("status.not-leads", "; {0,choice,1#1 message is|1<{0} messages are} no lead", number);
  }

  private static String deadLetters(Long number) {
    return number == null
        ? say("status.dead-letters-unknown", "- dead letters")
        : say(
            "status.dead-letters",
            "{0,choice,0#0 dead letters|1#1 dead letter|1<{0} dead letters}",
            number);
  }

  // The list of dead letters does not contain them.
  private static String movedByBroker(List<StatusView.Queue> queues) {
    return queues.stream()
        .filter(queue -> queue.queue().equals(MOVED) && queue.depth() > 0)
        .map(queue -> say("status.moved", ", {0} on {1}", queue.depth(), MOVED))
        .findFirst()
        .orElse("");
  }

  private void printOldest(StatusView.Oldest oldest, boolean isKnown) {
    String shown =
        isKnown ? say("status.none-waits", "none waits") : say("status.unknown", "unknown");
    if (oldest != null) {
      shown =
          age(oldest.ageSeconds())
              + ", "
              + (oldest.dealer() == null
                  ? say(
                      "status.of-account",
                      "on the queue of account {0}",
                      ShownText.text(oldest.account()))
                  : say("status.of-dealer", "of {0}", ShownText.text(oldest.dealer())));
    }
    out.println(say("status.oldest", "oldest lead    {0}", shown));
  }

  private void printAccounts(List<StatusView.AccountState> accounts, List<PauseView> pauses) {
    out.println();
    out.println(
        ACCOUNTS.headings(say("headings.accounts", "ACCOUNT|ENVIRONMENT|STATE|WAITING|LAST SYNC")));
    for (StatusView.AccountState account : accounts) {
      String environment = ShownText.environment(account.environment());
      String state = ShownText.text(account.state());
      out.println(
          ACCOUNTS
              .of(
                  ShownText.text(account.account()),
                  environment,
                  state,
                  ShownText.text(account.waiting()),
                  ShownText.minute(account.lastSync()))
              .replace(" " + environment + " ", " " + coloured(environment) + " ")
              .replace(" " + state + " ", " " + coloured(state) + " "));
      if (isPausedByAPerson(account.account(), pauses)) {
        out.println(
            ShownText.wrapped(
                say(
                    "status.paused-by-person",
                    "{0}; to resume it now: resume account {1}",
                    ShownText.text(account.reason()),
                    ShownText.text(account.account())),
                2));
        continue;
      }
      if (account.since() != null) {
        out.println(
            say("status.down-since", "  down since {0}", ShownText.minute(account.since())));
      }
      if (account.until() != null) {
        out.println(
            ShownText.wrapped(
                say(
                    "status.paused",
                    "paused until {0}; to resume it now: accounts resume {1}",
                    ShownText.minute(account.until()),
                    ShownText.text(account.account())),
                2));
      }
    }
  }

  private static boolean isPausedByAPerson(String account, List<PauseView> pauses) {
    return pauses.stream()
        .anyMatch(
            pause ->
                pause.kind().equals(PauseKind.ACCOUNT.word())
                    && pause.name().equals(account)
                    && pause.state().equals("paused"));
  }

  private void printMailboxes(List<StatusView.Mailbox> mailboxes) {
    if (mailboxes.isEmpty()) {
      return;
    }
    out.println();
    out.println(MAILBOXES.headings(say("headings.mailboxes", "MAILBOX|STATE|LAST POLL")));
    for (StatusView.Mailbox mailbox : mailboxes) {
      out.println(
          MAILBOXES
              .of(
                  ShownText.cut(ShownText.text(mailbox.mailbox()), WIDEST_NAME),
                  mailbox.status().equals("UP") ? ShownText.text(mailbox.state()) : "DOWN",
                  ShownText.second(mailbox.lastPoll()))
              .replace("DOWN", coloured("DOWN")));
      // The reason of one that is DOWN is at the top.
      if (mailbox.status().equals("UP") && mailbox.state().equals("FAILING")) {
        out.println(ShownText.wrapped(ShownText.text(mailbox.reason()), 2));
      }
    }
  }

  private void printChannels(List<StatusView.Channel> channels) {
    if (channels.isEmpty()) {
      return;
    }
    out.println();
    out.println(
        CHANNELS.headings(say("headings.channels", "CHANNEL|STATE|STORED|REFUSED|LAST REQUEST")));
    for (StatusView.Channel channel : channels) {
      String state = channel.open() ? ShownText.text(channel.status()) : "CLOSED";
      StatusView.Requests requests = channel.requests();
      out.println(
          CHANNELS
              .of(
                  ShownText.cut(ShownText.text(channel.channel()), WIDEST_CHANNEL),
                  state,
                  String.valueOf(requests.stored() + requests.held()),
                  String.valueOf(requests.refused()),
                  ShownText.minute(channel.lastRequest()))
              .replace(" " + state + " ", " " + coloured(state) + " "));
    }
  }

  private void printCrms(List<CrmView> crms) {
    if (!crms.isEmpty()) {
      out.println();
      new CrmTable(out, this::coloured).print(crms);
    }
  }

  private void printSilent(List<StatusView.SilentSource> sources) {
    if (sources.isEmpty()) {
      return;
    }
    out.println();
    out.println(SILENT.headings(say("headings.silent", "SILENT SOURCE|DEALER|USUAL|SINCE")));
    for (StatusView.SilentSource source : sources) {
      out.println(
          SILENT.of(
              ShownText.cut(ShownText.text(source.source()), WIDEST_CHANNEL),
              ShownText.text(source.dealer()),
              String.valueOf(source.usualLeads()),
              ShownText.minute(source.since())));
    }
  }

  private void printQueues(List<StatusView.Queue> queues) {
    out.println();
    out.println(QUEUES.headings(say("headings.queues", "QUEUE|DEPTH|OLDEST")));
    List<StatusView.Queue> busy = queues.stream().filter(queue -> queue.depth() > 0).toList();
    for (StatusView.Queue queue : busy) {
      out.println(
          QUEUES.of(
              ShownText.cut(ShownText.text(queue.queue()), WIDEST_NAME),
              String.valueOf(queue.depth()),
              queue.oldestAgeSeconds() == null ? "-" : age(queue.oldestAgeSeconds())));
    }
    if (busy.isEmpty()) {
      out.println(
          queues.isEmpty()
              ? say("status.broker-silent", "unknown: the broker does not respond")
              : say("status.queues-empty", "all queues are empty"));
    }
  }

  private String coloured(String word) {
    return switch (word) {
      case "UP", "RUNNING" -> ansi.string("@|green " + word + "|@");
      case "DOWN" -> ansi.string("@|bold,red " + word + "|@");
      case "PAUSED", "TESTING", "DEGRADED", "CLOSED", "FAILING" ->
          ansi.string("@|yellow " + word + "|@");
      default -> word;
    };
  }

  static String age(long seconds) {
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
