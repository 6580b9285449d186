package es.sml.connector.cli.check;

import es.sml.connector.cli.check.CheckReport.Result;
import es.sml.connector.config.Configuration;
import es.sml.connector.config.Dealer;
import es.sml.connector.config.file.ConfigurationFile;
import es.sml.connector.language.LocalizedText;
import es.sml.connector.lead.NameOrId;
import es.sml.connector.runtime.access.SmlAccess;
import es.sml.connector.sml.SmlOperation;
import es.sml.connector.sml.reference.ListedEntries;
import java.util.List;

/**
 * Checks that SML lists each source, user and concessionaire of an account's dealers. If it does
 * not, it names near ones.
 */
final class DealerCheck {
  private static final int NEAR = 3;

  private final Configuration configuration;
  private final SmlAccess sml;
  private final CheckReport report;
  private final ConfigurationFile file;

  DealerCheck(Configuration configuration, SmlAccess sml, CheckReport report) {
    this.configuration = configuration;
    this.sml = sml;
    this.report = report;
    this.file = ConfigurationFile.yaml(configuration.directory().resolve("dealers.yaml"));
  }

  /**
   * Checks the dealers of an account.
   *
   * @param refused the lists that SML refuses to it; what they would have is not checked
   */
  void run(String account, List<String> refused) {
    try {
      ListedEntries sources = refused.contains("sources") ? null : sml.sources(account);
      ListedEntries users = refused.contains("users") ? null : sml.users(account);
      ListedEntries places =
          refused.contains("concessionaires") ? null : sml.concessionaires(account);
      configuration
          .dealers()
          .dealers()
          .forEach(
              (id, dealer) -> {
                if (dealer.account().equals(account)) {
                  check(id, dealer, sources, users, places);
                }
              });
    } catch (RuntimeException e) {
      report.add(Result.FAILURE, account, SmlOperation.LIST_SOURCES.label(), LocalizedText.of(e));
    }
  }

  private void check(
      String id, Dealer dealer, ListedEntries sources, ListedEntries users, ListedEntries places) {
    if (sources != null) {
      check(id, "source", dealer.source(), sources);
      for (int i = 0; i < dealer.sources().size(); i++) {
        check(id, "sources[" + i + "].source", dealer.sources().get(i).source(), sources);
      }
    }
    if (users != null && dealer.user() != null) {
      check(id, "user", dealer.user(), users);
    }
    List<Long> concessionaires = places == null ? List.of() : dealer.concessionaires();
    for (int i = 0; i < concessionaires.size(); i++) {
      NameOrId place = NameOrId.ofId((int) Math.min(concessionaires.get(i), Integer.MAX_VALUE));
      check(id, "crm.concessionaires[" + i + "]", place, places);
    }
  }

  private void check(String dealer, String key, NameOrId wanted, ListedEntries listed) {
    listed
        .find(wanted)
        .ifPresentOrElse(
            found -> report.add(Result.OK, dealer, key, LocalizedText.untranslated(found)),
            () ->
                report.add(
                    Result.FAILURE,
                    dealer,
                    key,
                    file.problem("dealers." + dealer + "." + key, fault(wanted, listed)).text()));
  }

  private static LocalizedText fault(NameOrId wanted, ListedEntries listed) {
    String near = String.join(", ", listed.near(wanted, NEAR));
    return wanted.id() != null
        ? LocalizedText.of(
            "check.no-such-id",
            "SML has no {0} in this list of {1}, such as {2}",
            wanted.toString(),
            listed.number(),
            near)
        : LocalizedText.of(
            "check.no-such-name",
            "SML has no \"{0}\" in this list of {1}, or several; near to it: {2}",
            wanted.toString(),
            listed.number(),
            near);
  }
}
