package es.sml.connector.runtime.check;

import es.sml.connector.config.Configuration;
import es.sml.connector.config.file.Problem;
import es.sml.connector.runtime.http.DoorCertificate;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Finds the certificates of accounts and of the door that have expired, or are not valid yet. */
public final class OutdatedCertificates {
  private OutdatedCertificates() {}

  /**
   * Returns all outdated certificates; they do not prevent a start, for the sake of other accounts.
   */
  public static List<Problem> of(Configuration configuration) {
    Path dealers = configuration.directory().resolve("dealers.yaml");
    Path settings = configuration.directory().resolve("application.properties");
    return Stream.concat(
            configuration.dealers().accounts().entrySet().stream()
                .flatMap(
                    account ->
                        account.getValue().tls().outOfDate().stream()
                            .map(
                                fault ->
                                    new Problem(
                                        dealers, 0, "accounts." + account.getKey(), fault))),
            DoorCertificate.outdated(configuration.settings().door()).stream()
                .map(fault -> new Problem(settings, 0, "door", fault)))
        .toList();
  }
}
