package es.sml.connector.cli.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.cli.check.CheckReport.Result;
import es.sml.connector.deliver.reconcile.ClockTolerance;
import es.sml.connector.failure.sml.LeadRejectedException;
import es.sml.connector.failure.sml.SmlLoginException;
import es.sml.connector.runtime.access.SmlAccess;
import es.sml.connector.sml.Account;
import es.sml.connector.sml.SmlCall;
import es.sml.connector.sml.SmlOperation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Checks one account at SML: its login, its rights, its search and SML's clock. */
final class AccountCheck {
  private static final Duration NOTED_CLOCK = Duration.ofSeconds(30);

  private final String id;
  private final Account account;
  private final SmlAccess sml;
  private final CheckReport report;
  private final ObjectNode facts;
  private final List<String> refused = new ArrayList<>();

  AccountCheck(String id, Account account, SmlAccess sml, CheckReport report) {
    this.id = id;
    this.account = account;
    this.sml = sml;
    this.report = report;
    this.facts = report.addAccount();
  }

  void run() {
    addEnvironment();
    for (String fact : List.of("scheme", "search", "clockAheadSeconds")) {
      facts.putNull(fact);
    }
    facts.putObject("entries");
    facts.putArray("refused");
    if (!logIn()) {
      return; // the other operations need the login
    }
    boolean accepted = CheckedLists.ALL.stream().allMatch(this::read);
    addScheme(accepted);
    addClock();
    if (accepted) {
      addRights();
      addSearch();
    }
  }

  private void addEnvironment() {
    facts.put("account", id).put("environment", account.environment().word());
    facts.put("url", account.root());
    add(
        account.isTesting() ? Result.NOTE : Result.OK,
        "environment",
        account.environment() + " at " + account.root());
  }

  private boolean logIn() {
    try {
      run(SmlOperation.LOGIN, Map.of());
      facts.put("login", "success");
      add(Result.OK, SmlOperation.LOGIN.label(), "");
      return true;
    } catch (RuntimeException e) {
      facts.put("login", "failure");
      add(Result.FAILURE, SmlOperation.LOGIN.label(), e.getMessage());
      return false;
    }
  }

  /** Reads one entry of a list; returns false if SML accepts no request from the account. */
  private boolean read(SmlOperation list) {
    try {
      JsonNode count = run(list, CheckedLists.parameters(list)).path("count");
      facts.withObject("/entries").set(CheckedLists.name(list), count.isNumber() ? count : null);
      add(Result.OK, list.label(), count.isNumber() ? count.asText() + " entries" : "");
    } catch (LeadRejectedException e) {
      refused.add(CheckedLists.name(list));
      facts.withArray("refused").add(CheckedLists.name(list));
      add(
          CheckedLists.isEssential(list) ? Result.FAILURE : Result.NOTE,
          list.label(),
          "refused with " + e.status() + ": " + CheckedLists.consequence(list));
    } catch (SmlLoginException e) {
      add(Result.FAILURE, list.label(), e.getMessage());
      return false;
    } catch (RuntimeException e) {
      add(Result.FAILURE, list.label(), e.getMessage());
    }
    return true;
  }

  private void addScheme(boolean accepted) {
    Optional<String> scheme = sml.acceptedScheme(id);
    facts.put("scheme", scheme.orElse(null));
    if (scheme.isPresent()) {
      add(Result.OK, "auth-scheme", scheme.get());
    } else if (!accepted) {
      add(
          Result.FAILURE,
          "auth-scheme",
          account.authScheme() == Account.AuthScheme.AUTO
              ? "SML accepts none of Token, JWT and Bearer; ask SML for the scheme"
              : "SML does not accept the auth-scheme of dealers.yaml; set auth-scheme: auto");
    }
  }

  private void addRights() {
    String seen =
        Stream.of("sources", "users", "concessionaires")
            .filter(name -> !refused.contains(name))
            .map(name -> facts.at("/entries/" + name).asText("?") + " " + name)
            .collect(Collectors.joining(", "));
    add(
        refused.isEmpty() ? Result.OK : Result.NOTE,
        "rights",
        (seen.isEmpty() ? "" : "may read " + seen + "; ")
            + (refused.isEmpty()
                ? "no read is refused"
                : "SML refuses " + String.join(", ", refused)));
  }

  private void addClock() {
    Optional<Duration> ahead = sml.clockAhead(id);
    if (ahead.isEmpty()) {
      add(Result.NOTE, "clock", "unknown: SML's responses have no header Date");
      return;
    }
    long seconds = Math.round(ahead.get().toMillis() / 1000.0);
    facts.put("clockAheadSeconds", seconds);
    Duration differs = ahead.get().abs();
    String text =
        Math.abs(seconds) <= 1
            ? "SML's clock and this machine's agree"
            : "SML's clock is "
                + Math.abs(seconds)
                + (seconds < 0 ? " s behind" : " s ahead of")
                + " this machine's";
    if (differs.compareTo(ClockTolerance.MOST) > 0) {
      add(
          Result.FAILURE,
          "clock",
          text + "; the connector cannot compare times of leads. Set this machine's clock (NTP)");
    } else if (differs.compareTo(NOTED_CLOCK) > 0) {
      add(
          Result.NOTE,
          "clock",
          text
              + "; the connector allows "
              + ClockTolerance.MOST.toSeconds()
              + " s. Set this machine's clock (NTP)");
    } else {
      add(Result.OK, "clock", text);
    }
  }

  /** Reports how the connector reconciles leads with an unknown outcome. No result is an error. */
  private void addSearch() {
    try {
      switch (sml.searchProbe().ask(id)) {
        case SHOWN -> addSearch(Result.OK, "found", "SML finds a lead by its tag");
        case NOT_SHOWN ->
            addSearch(
                Result.NOTE,
                "not-found",
                "SML does not find a lead by its tag: leads with an unknown outcome are searched by"
                    + " customer, or parked for an operator");
        case NO_LEAD, NO_TAG ->
            addSearch(
                Result.NOTE,
                "unknown",
                "unknown: SML has no lead with a tag yet; the connector finds out with the first"
                    + " created lead");
      }
    } catch (RuntimeException e) {
      add(Result.FAILURE, "search by tag", e.getMessage());
    }
  }

  private void addSearch(Result result, String fact, String text) {
    facts.put("search", fact);
    add(result, "search by tag", text);
  }

  private JsonNode run(SmlOperation operation, Map<String, String> parameters) {
    return sml.operations().run(id, new SmlCall(operation, parameters, null, false));
  }

  private void add(Result result, String item, String text) {
    report.add(result, id, item, text);
  }
}
