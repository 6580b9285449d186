package es.sml.connector.config;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import es.sml.connector.command.access.CommandScope;
import es.sml.connector.config.file.BindingProblems;
import es.sml.connector.setting.InvalidSettingException;
import es.sml.connector.sml.SmlOperation;
import java.util.Arrays;
import java.util.List;

/**
 * An operation that a dealer's programs may run by a command. It has the default, and refuses
 * operations that affect the whole account.
 */
public record AllowedOperation(SmlOperation operation) {
  private static final List<CommandScope> NEVER =
      List.of(CommandScope.SESSION, CommandScope.ACCOUNT);

  /** The default: all operations on the dealer's own leads. */
  static final List<AllowedOperation> USUAL =
      all().stream()
          .filter(each -> CommandScope.of(each.operation) != CommandScope.CONCESSIONAIRES)
          .toList();

  @JsonCreator
  static AllowedOperation of(String label) {
    AllowedOperation named =
        SmlOperation.of(label)
            .map(AllowedOperation::new)
            .orElseThrow(
                () ->
                    new InvalidSettingException(
                        "setting.unknown-operation",
                        "unknown operation{0}",
                        BindingProblems.hint(label, List.<Object>copyOf(all()))));
    if (NEVER.contains(CommandScope.of(named.operation))) {
      throw new InvalidSettingException(
          "setting.account-operation",
          "{0} is not allowed for a dealer's program: it affects the whole account",
          label);
    }
    return named;
  }

  static List<AllowedOperation> all() {
    return Arrays.stream(SmlOperation.values())
        .filter(each -> !NEVER.contains(CommandScope.of(each)))
        .map(AllowedOperation::new)
        .toList();
  }

  @JsonValue
  @Override
  public String toString() {
    return operation.label();
  }
}
