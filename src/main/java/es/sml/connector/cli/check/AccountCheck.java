package es.sml.connector.cli.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.cli.check.CheckReport.Result;
import es.sml.connector.deliver.reconcile.ClockTolerance;
import es.sml.connector.failure.sml.LeadRejectedException;
import es.sml.connector.failure.sml.SmlLoginException;
import es.sml.connector.language.LocalizedText;
import es.sml.connector.runtime.access.SmlAccess;
import es.sml.connector.sml.Account;
import es.sml.connector.sml.SmlCall;
import es.sml.connector.sml.SmlOperation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Checks one account at SML: its login, its rights, its search and SML's clock. It decides which
 * difference of the clocks is noted; {@code ClockTolerance} decides which one fails.
 */
final class AccountCheck {
  private static final Duration NOTED_CLOCK = Duration.ofSeconds(30);
  private static final LocalizedText CLOCK = LocalizedText.of("check.item-clock", "clock");
  private static final LocalizedText SEARCH =
      LocalizedText.of("check.item-search", "search by tag");
  private static final LocalizedText NOTHING = LocalizedText.untranslated("");

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

  /** Checks it, and then its dealers if SML accepts the account. */
  void run(Consumer<List<String>> dealers) {
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
      dealers.accept(refused);
    }
  }

  private void addEnvironment() {
    facts.put("account", id).put("environment", account.environment().word());
    facts.put("url", account.root());
    add(
        account.isTesting() ? Result.NOTE : Result.OK,
        LocalizedText.of("check.item-environment", "environment"),
        LocalizedText.of("check.environment", "{0} at {1}", account.environment(), account.root()));
  }

  private boolean logIn() {
    try {
      run(SmlOperation.LOGIN, Map.of());
      facts.put("login", "success");
      add(Result.OK, SmlOperation.LOGIN.label(), NOTHING);
      return true;
    } catch (RuntimeException e) {
      facts.put("login", "failure");
      add(Result.FAILURE, SmlOperation.LOGIN.label(), LocalizedText.of(e));
      return false;
    }
  }

  /** Reads one entry of a list; returns false if SML accepts no request from the account. */
  private boolean read(SmlOperation list) {
    try {
      JsonNode count = run(list, CheckedLists.parameters(list)).path("count");
      facts.withObject("/entries").set(CheckedLists.name(list), count.isNumber() ? count : null);
      add(
          Result.OK,
          list.label(),
          count.isNumber()
              ? LocalizedText.of("check.entries", "{0} entries", count.asInt())
              : NOTHING);
    } catch (LeadRejectedException e) {
      refused.add(CheckedLists.name(list));
      facts.withArray("refused").add(CheckedLists.name(list));
      add(
          CheckedLists.isEssential(list) ? Result.FAILURE : Result.NOTE,
          list.label(),
          LocalizedText.of(
              "check.refused",
              "refused with {0}: {1}",
              e.status(),
              CheckedLists.consequence(list)));
    } catch (SmlLoginException e) {
      add(Result.FAILURE, list.label(), LocalizedText.of(e));
      return false;
    } catch (RuntimeException e) {
      add(Result.FAILURE, list.label(), LocalizedText.of(e));
    }
    return true;
  }

  private void addScheme(boolean accepted) {
    Optional<String> scheme = sml.acceptedScheme(id);
    facts.put("scheme", scheme.orElse(null));
    if (scheme.isPresent()) {
      add(Result.OK, "auth-scheme", LocalizedText.untranslated(scheme.get()));
    } else if (!accepted) {
      add(
          Result.FAILURE,
          "auth-scheme",
          account.authScheme() == Account.AuthScheme.AUTO
              ? LocalizedText.of(
                  "check.no-scheme",
                  "SML accepts none of Token, JWT and Bearer; ask SML for the scheme")
              : LocalizedText.of(
                  "check.wrong-scheme",
                  "SML does not accept the auth-scheme of dealers.yaml; set auth-scheme: auto"));
    }
  }

  private void addRights() {
    List<LocalizedText> seen = new ArrayList<>();
    addSeen("check.sources", "{0} sources", "sources", seen);
    addSeen("check.users", "{0} users", "users", seen);
    addSeen("check.concessionaires", "{0} concessionaires", "concessionaires", seen);
    add(
        refused.isEmpty() ? Result.OK : Result.NOTE,
        LocalizedText.of("check.item-rights", "rights"),
        LocalizedText.joined(
            "",
            List.of(
                seen.isEmpty()
                    ? NOTHING
                    : LocalizedText.of(
                        "check.may-read", "may read {0}; ", LocalizedText.joined(", ", seen)),
                refused.isEmpty()
                    ? LocalizedText.of("check.nothing-refused", "no read is refused")
                    : LocalizedText.of(
                        "check.refuses", "SML refuses {0}", String.join(", ", refused)))));
  }

  private void addSeen(String code, String english, String list, List<LocalizedText> seen) {
    if (!refused.contains(list)) {
      seen.add(LocalizedText.of(code, english, facts.at("/entries/" + list).asText("?")));
    }
  }

  private void addClock() {
    Optional<Duration> ahead = sml.clockAhead(id);
    if (ahead.isEmpty()) {
      add(
          Result.NOTE,
          CLOCK,
          LocalizedText.of("check.no-clock", "unknown: SML's responses have no header Date"));
      return;
    }
    long seconds = Math.round(ahead.get().toMillis() / 1000.0);
    facts.put("clockAheadSeconds", seconds);
    Duration differs = ahead.get().abs();
    LocalizedText text =
        Math.abs(seconds) <= 1
            ? LocalizedText.of("check.clock-agrees", "SML's clock and this machine's agree")
            : LocalizedText.of(
                "check.clock-differs",
                "SML's clock is {0} s {1,choice,-1#behind|0#ahead of} this machine's",
                Math.abs(seconds),
                Long.signum(seconds));
    if (differs.compareTo(ClockTolerance.MOST) > 0) {
      add(
          Result.FAILURE,
          CLOCK,
          LocalizedText.of(
              "check.clock-too-far",
              "{0}; the connector cannot compare times of leads. Set this machine's clock"
                  + " (NTP)",
              text));
    } else if (differs.compareTo(NOTED_CLOCK) > 0) {
      add(
          Result.NOTE,
          CLOCK,
          LocalizedText.of(
              "check.clock-far",
              "{0}; the connector allows {1} s. Set this machine's clock (NTP)",
              text,
              ClockTolerance.MOST.toSeconds()));
    } else {
      add(Result.OK, CLOCK, text);
    }
  }

  /** Reports how the connector reconciles leads with an unknown outcome. No result is an error. */
  private void addSearch() {
    try {
      switch (sml.searchProbe().ask(id)) {
        case SHOWN ->
            addSearch(
                Result.OK, "found", LocalizedText.of("check.found", "SML finds a lead by its tag"));
        case NOT_SHOWN ->
            addSearch(
                Result.NOTE,
                "not-found",
                LocalizedText.of(
                    "check.not-found",
                    "SML does not find a lead by its tag: leads with an unknown outcome are"
                        + " searched by customer, or parked for an operator"));
        case NO_LEAD, NO_TAG ->
            addSearch(
                Result.NOTE,
                "unknown",
                LocalizedText.of(
                    "check.no-lead",
                    "unknown: SML has no lead with a tag yet; the connector finds out with the"
                        + " first created lead"));
      }
    } catch (RuntimeException e) {
      add(Result.FAILURE, SEARCH, LocalizedText.of(e));
    }
  }

  private void addSearch(Result result, String fact, LocalizedText text) {
    facts.put("search", fact);
    add(result, SEARCH, text);
  }

  private JsonNode run(SmlOperation operation, Map<String, String> parameters) {
    return sml.operations().run(id, new SmlCall(operation, parameters, null, false));
  }

  private void add(Result result, String item, LocalizedText text) {
    add(result, LocalizedText.untranslated(item), text);
  }

  private void add(Result result, LocalizedText item, LocalizedText text) {
    report.add(result, LocalizedText.untranslated(id), item, text);
  }
}
