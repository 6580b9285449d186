package es.sml.connector.cli;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.broker.BrokerFinding;
import es.sml.connector.config.Configuration;
import es.sml.connector.config.Problem;
import es.sml.connector.inbox.Inbox;
import es.sml.connector.inbox.InboxProbe;
import es.sml.connector.inbox.MailboxException;
import es.sml.connector.runtime.BrokerSetup;
import es.sml.connector.runtime.OutdatedCertificates;
import es.sml.connector.runtime.PlainTextConnections;
import es.sml.connector.runtime.SmlAccess;
import es.sml.connector.signin.OAuthLogins;
import es.sml.connector.sml.SmlCall;
import es.sml.connector.sml.SmlOperation;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Tests the connections to SML, the mailboxes and the broker. Changes nothing. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = {
      "Tests the connections of the configuration. It changes nothing.",
      "It logs in to SML with each account and reads one page of each list.",
      "It tests if SML's search finds a lead by its reference.",
      "It opens each mailbox and counts its mails.",
      "It checks the setup of an external broker.",
      "It lists connections without encryption."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:all checks pass",
      "1:at least one check fails",
      "2:wrong usage or configuration"
    })
final class CheckCommand implements Callable<Integer> {
  private static final List<SmlOperation> LISTS =
      List.of(
          SmlOperation.LIST_CONCESSIONAIRES,
          SmlOperation.LIST_SOURCES,
          SmlOperation.LIST_GAS_TYPES,
          SmlOperation.LIST_PROVINCES,
          SmlOperation.LIST_LOCALITIES,
          SmlOperation.LIST_USERS,
          SmlOperation.LIST_CLIENTS,
          SmlOperation.LIST_LEADS);

  @Mixin private ConfigurationOptions options;
  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;
  private boolean fine = true;

  @Override
  public Integer call() throws Exception {
    QuietLog.warningsOnly();
    Configuration configuration = options.load();
    checkCertificates(configuration);
    try (SmlAccess sml = SmlAccess.open(configuration, options.routesDirectory())) {
      for (String account : configuration.dealers().accounts().keySet()) {
        check(sml, account);
      }
    }
    try (OAuthLogins logins = OAuthLogins.keptIn(configuration.settings().dataDirectory())) {
      configuration
          .dealers()
          .dealers()
          .forEach((id, dealer) -> dealer.inboxes().forEach(inbox -> check(id, inbox, logins)));
    }
    checkBroker(configuration);
    PlainTextConnections.of(configuration)
        .forEach(
            found ->
                spec.commandLine()
                    .getOut()
                    .println(
                        "%-16s %-20s NOTE  %s".formatted(found.subject(), "", found.remedy())));
    return fine ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
  }

  private void checkCertificates(Configuration configuration) {
    for (Problem outdated : OutdatedCertificates.of(configuration)) {
      fine = false;
      spec.commandLine()
          .getOut()
          .println(
              "%-16s %-20s FAILS %s".formatted("certificates", outdated.key(), outdated.reason()));
    }
  }

  private void check(SmlAccess sml, String account) {
    if (!answers(account, SmlOperation.LOGIN, sml, Map.of())) {
      return; // the other operations need the login
    }
    for (SmlOperation list : LISTS) {
      answers(account, list, sml, parameters(list));
    }
    reportSearch(sml, account);
  }

  private void check(String dealer, Inbox inbox, OAuthLogins logins) {
    String finding;
    try {
      InboxProbe.Finding found = InboxProbe.look(inbox, logins);
      finding =
          "ok    %d mails in %s, %d of them read at the first contact (initial-read: %s); %s"
              .formatted(
                  found.mails(),
                  inbox.folder(),
                  found.wouldBeRead(),
                  inbox.initialRead(),
                  found.tellsNews()
                      ? "the server announces new mails (IDLE)"
                      : "no IDLE: polled every " + inbox.pollInterval().toSeconds() + " s");
    } catch (MailboxException e) {
      fine = false;
      finding = "FAILS " + e.getMessage();
    }
    PrintWriter out = spec.commandLine().getOut();
    out.println("%-16s %-20s %s".formatted(dealer, inbox.username(), finding));
    out.flush();
  }

  private void checkBroker(Configuration configuration) {
    if (configuration.settings().broker().embedded()) {
      return; // the connector sets it up
    }
    PrintWriter out = spec.commandLine().getOut();
    List<BrokerFinding> findings = BrokerSetup.findings(configuration);
    if (findings.isEmpty()) {
      out.println("%-16s %-20s ok    the setup is correct".formatted("broker", ""));
    }
    for (BrokerFinding finding : findings) {
      fine &= !finding.fault();
      out.println(
          "%-16s %-20s %s %s"
              .formatted(
                  "broker",
                  finding.subject(),
                  finding.fault() ? "FAILS" : "NOTE ",
                  finding.summary()));
    }
    out.flush();
  }

  /** Reports how the connector reconciles leads with an unknown outcome. No result is an error. */
  private void reportSearch(SmlAccess sml, String account) {
    String finding;
    try {
      finding =
          switch (sml.searchProbe().ask(account)) {
            case SHOWN -> "ok    SML finds a lead by its reference";
            case NOT_SHOWN ->
                "NOTE  SML does not find a lead by its reference: leads with an unknown outcome are"
                    + " searched by customer, or parked for an operator";
            case NO_LEAD, NO_TAG ->
                "NOTE  unknown: SML has no lead with a tag yet; the connector finds out with the"
                    + " first created lead";
          };
    } catch (RuntimeException e) {
      fine = false;
      finding = "FAILS " + e.getMessage();
    }
    spec.commandLine()
        .getOut()
        .println("%-16s %-20s %s".formatted(account, "search by reference", finding));
  }

  private boolean answers(
      String account, SmlOperation operation, SmlAccess sml, Map<String, String> parameters) {
    PrintWriter out = spec.commandLine().getOut();
    try {
      JsonNode answer =
          sml.operations().run(account, new SmlCall(operation, parameters, null, false));
      String found = answer.has("count") ? answer.path("count").asText() + " entries" : "";
      out.println(
          "%-16s %-20s ok    %s".formatted(account, operation.label(), found).stripTrailing());
      return true;
    } catch (RuntimeException e) {
      fine = false;
      out.printf("%-16s %-20s FAILS %s%n", account, operation.label(), e.getMessage());
      return false;
    } finally {
      out.flush();
    }
  }

  private static Map<String, String> parameters(SmlOperation list) {
    return list == SmlOperation.LIST_PROVINCES
        ? Map.of("country", "28", "page_size", "1")
        : Map.of("page_size", "1");
  }
}
