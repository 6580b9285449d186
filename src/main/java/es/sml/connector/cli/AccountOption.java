package es.sml.connector.cli;

import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Which of the accounts in dealers.yaml is meant. */
final class AccountOption {
  @Option(
      names = {"-a", "--account"},
      paramLabel = "ID",
      description = "The account in dealers.yaml; may be left out where there is one.")
  private String account;

  /** The account that was named, or the only one there is. */
  String among(Set<String> accounts, CommandLine command) {
    if (account == null && accounts.size() == 1) {
      return accounts.iterator().next();
    }
    if (account == null || !accounts.contains(account)) {
      throw new CommandLine.ParameterException(
          command,
          (account == null ? "Which account" : "dealers.yaml has no account " + account)
              + "? --account "
              + String.join(" | ", accounts));
    }
    return account;
  }
}
