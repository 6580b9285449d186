package es.sml.connector.cli.check;

import es.sml.connector.cli.check.CheckReport.Result;
import es.sml.connector.config.Configuration;
import es.sml.connector.config.file.ConfigurationFile;
import es.sml.connector.door.DoorChannel;
import es.sml.connector.door.fetch.api.ApiException;
import es.sml.connector.door.fetch.api.LeadApi.Probe;
import es.sml.connector.language.LocalizedText;
import es.sml.connector.runtime.access.PlatformAccess;
import java.nio.file.Path;

/**
 * Checks that Meta and LinkedIn accept the token of each channel, by one small reading of each
 * page, form and ad account.
 */
record PlatformCheck(Configuration configuration, Path routes, CheckReport report) {
  void run() throws Exception {
    if (configuration.dealers().channels().values().stream()
        .noneMatch(channel -> channel.kind().isFetched())) {
      return;
    }
    try (PlatformAccess platforms = PlatformAccess.open(configuration, routes)) {
      configuration
          .dealers()
          .dealers()
          .forEach(
              (dealer, all) ->
                  all.channels().forEach((id, channel) -> check(platforms, dealer, id, channel)));
    }
  }

  private void check(PlatformAccess platforms, String dealer, String id, DoorChannel channel) {
    if (channel.kind().isFetched()) {
      String key = "dealers." + dealer + ".channels." + id + ".";
      platforms
          .probes(dealer, id, channel)
          .forEach(probe -> check(dealer + "/" + id, key + probe.key(), probe));
    }
  }

  private void check(String channel, String key, Probe probe) {
    try {
      add(Result.OK, channel, probe, probe.request().get());
    } catch (ApiException e) {
      LocalizedText reason =
          e.isAbsent()
              ? LocalizedText.of(
                  "check.no-page",
                  "it does not exist for this token: correct its id, or give the token's user"
                      + " access to it")
              : e.text();
      add(
          Result.FAILURE,
          channel,
          probe,
          ConfigurationFile.yaml(configuration.directory().resolve("dealers.yaml"))
              .problem(key, reason)
              .text());
    }
  }

  private void add(Result result, String channel, Probe probe, LocalizedText text) {
    report.add(result, LocalizedText.untranslated(channel), probe.subject(), text);
  }
}
