package es.sml.connector.runtime;

import es.sml.connector.config.Configuration;
import es.sml.connector.config.Problem;
import java.nio.file.Path;
import java.util.List;

/** Finds the certificates in an account's files that have expired, or are not valid yet. */
public final class OutdatedCertificates {
  private OutdatedCertificates() {}

  /**
   * Returns all outdated certificates; they do not prevent a start, for the sake of other accounts.
   */
  public static List<Problem> of(Configuration configuration) {
    Path dealers = configuration.directory().resolve("dealers.yaml");
    return configuration.dealers().accounts().entrySet().stream()
        .flatMap(
            account ->
                account.getValue().tls().outOfDate().stream()
                    .map(fault -> new Problem(dealers, 0, "accounts." + account.getKey(), fault)))
        .toList();
  }
}
