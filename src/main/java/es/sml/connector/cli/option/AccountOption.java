package es.sml.connector.cli.option;

import static es.sml.connector.language.LocalizedText.say;

import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** The option for the account. It may be left out if there is only one. */
public final class AccountOption {
  @Option(
      names = {"-a", "--account"},
      paramLabel = "ID",
      description = "Account id in dealers.yaml. Optional if there is only one account.")
  private String account;

  /** Returns the given account, or the only one. */
  public String among(Set<String> accounts, CommandLine command) {
    if (account == null && accounts.size() == 1) {
      return accounts.iterator().next();
    }
    if (account == null || !accounts.contains(account)) {
      throw new CommandLine.ParameterException(
          command,
          (account == null
                  ? say("account.missing", "The account is missing")
                  : say("account.unknown", "dealers.yaml has no account {0}", account))
              + say("account.choices", ". Use --account {0}", String.join(" | ", accounts)));
    }
    return account;
  }
}
