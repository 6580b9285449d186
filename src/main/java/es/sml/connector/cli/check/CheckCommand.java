package es.sml.connector.cli.check;

import static es.sml.connector.cli.check.CheckReport.Result.FAILURE;
import static es.sml.connector.cli.check.CheckReport.Result.NOTE;
import static es.sml.connector.cli.check.CheckReport.Result.OK;

import es.sml.connector.broker.check.BrokerFinding;
import es.sml.connector.cli.option.ConfigurationOptions;
import es.sml.connector.cli.terminal.QuietLog;
import es.sml.connector.config.Configuration;
import es.sml.connector.config.Dealers;
import es.sml.connector.inbox.Inbox;
import es.sml.connector.inbox.InboxProbe;
import es.sml.connector.inbox.connection.MailboxException;
import es.sml.connector.language.LocalizedText;
import es.sml.connector.runtime.RouteCheck;
import es.sml.connector.runtime.access.SmlAccess;
import es.sml.connector.runtime.check.EnvironmentFindings;
import es.sml.connector.runtime.check.OutdatedCertificates;
import es.sml.connector.runtime.check.PlainTextConnections;
import es.sml.connector.runtime.ext.ExtFinding;
import es.sml.connector.runtime.queue.BrokerSetup;
import es.sml.connector.signin.OAuthLogins;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Tests the connections to SML, the mailboxes, PostgreSQL, the broker, the door, Meta, LinkedIn and
 * the identity provider. It changes nothing.
 */
@Command(
    name = "check",
    description = {
      "Tests the connections of the configuration. It changes nothing.",
      "It logs in to SML with each account, reads one entry of each list, and logs out.",
      "It reports the environment, the auth-scheme, the rights and the clock of SML.",
      "It tests if SML's search finds a lead by its tag.",
      "It looks for the source and the user of each dealer in SML's lists.",
      "It opens each mailbox and counts its mails.",
      "It checks each drop folder, and connects to each CRM. It sends a CRM nothing.",
      "It logs in to the ledger's PostgreSQL.",
      "It checks the setup of an external broker, or the free disk space for the embedded one.",
      "It checks the routes in routes/ext.",
      "It calls the URL of each channel of the door, on this machine and by door.public-url.",
      "It reads one lead of each page and account of Meta and LinkedIn, to test the tokens.",
      "It reads the discovery document and the keys of the identity provider.",
      "It lists connections without encryption."
    },
    exitCodeList = {
      "0:all checks pass",
      "1:at least one check fails",
      "2:wrong usage or configuration"
    })
public final class CheckCommand implements Callable<Integer> {
  @Mixin private ConfigurationOptions options;

  @Option(names = "--json", description = "Print JSON, for programs.")
  private boolean json;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    return QuietLog.during(this::check);
  }

  private Integer check() throws Exception {
    Configuration configuration = options.load();
    CheckReport report = new CheckReport(spec.commandLine().getOut(), json);
    OutdatedCertificates.of(configuration)
        .forEach(
            found ->
                report.add(
                    FAILURE,
                    LocalizedText.of("check.certificates", "certificates"),
                    LocalizedText.untranslated(found.key()),
                    found.reason()));
    Dealers dealers = configuration.dealers();
    try (SmlAccess sml = SmlAccess.open(configuration, options.routesDirectory())) {
      DealerCheck ofDealers = new DealerCheck(configuration, sml, report);
      dealers
          .accounts()
          .forEach(
              (id, account) ->
                  new AccountCheck(id, account, sml, report)
                      .run(refused -> ofDealers.run(id, refused)));
    }
    EnvironmentFindings.of(dealers)
        .forEach(
            found ->
                report.add(
                    NOTE,
                    LocalizedText.untranslated(found.subject()),
                    LocalizedText.of("check.item-environment", "environment"),
                    found.summary()));
    try (OAuthLogins logins = OAuthLogins.keptIn(configuration.settings().dataDirectory())) {
      dealers
          .dealers()
          .forEach(
              (id, dealer) -> dealer.inboxes().forEach(inbox -> check(id, inbox, logins, report)));
    }
    new PlaceCheck(dealers, report).run();
    new DatabaseCheck(configuration.settings().database(), report).run();
    checkBroker(configuration, report);
    checkExt(configuration, report);
    new DoorCheck(configuration.settings().door(), dealers.channels(), report).run();
    new PlatformCheck(configuration, options.routesDirectory(), report).run();
    new IdentityProviderCheck(configuration.settings().ops().oidc(), report).run();
    PlainTextConnections.of(configuration)
        .forEach(
            found ->
                report.add(NOTE, found.subject(), LocalizedText.untranslated(""), found.remedy()));
    report.end();
    return report.isFine() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
  }

  private static void check(String dealer, Inbox inbox, OAuthLogins logins, CheckReport report) {
    try {
      InboxProbe.Finding found = InboxProbe.probe(inbox, logins);
      if (found.hindrance() != null) {
        report.add(FAILURE, dealer, inbox.username(), found.hindrance());
        return;
      }
      report.add(
          OK,
          dealer,
          inbox.username(),
          LocalizedText.of(
              "check.mailbox",
              "{0} mails in {1}, {2} of them read at the"
                  + " first contact (initial-read: {3}); {4}",
              found.mails(),
              inbox.folder(),
              found.wouldBeRead(),
              inbox.initialRead(),
              found.announcesMails()
                  ? LocalizedText.of("check.idle", "the server announces new mails (IDLE)")
                  : LocalizedText.of(
                      "check.no-idle",
                      "no IDLE: polled every {0} s",
                      inbox.pollInterval().toSeconds())));
    } catch (MailboxException e) {
      report.add(FAILURE, dealer, inbox.username(), LocalizedText.of(e));
    }
  }

  // A component has no common way to test its connection; the running route's health shows it.
  private void checkExt(Configuration configuration, CheckReport report) throws Exception {
    for (ExtFinding found : RouteCheck.checkExt(configuration, options.routesDirectory())) {
      if (found.fault() != null) {
        report.add(FAILURE, found.route(), "", found.fault());
      } else {
        report.add(
            OK,
            found.route(),
            found.source(),
            LocalizedText.of(
                "check.route",
                "no errors in the route; its health shows the connection once it runs"));
      }
    }
  }

  private static void checkBroker(Configuration configuration, CheckReport report) {
    if (configuration.settings().broker().embedded()) {
      // The connector sets it up.
      new DiskCheck(
              configuration.settings().dataDirectory(), configuration.settings().broker(), report)
          .run();
      return;
    }
    List<BrokerFinding> findings = BrokerSetup.findings(configuration);
    if (findings.isEmpty()) {
      report.add(OK, "broker", "", LocalizedText.of("check.broker", "the setup is correct"));
    }
    for (BrokerFinding finding : findings) {
      report.add(finding.fault() ? FAILURE : NOTE, "broker", finding.subject(), finding.summary());
    }
  }
}
