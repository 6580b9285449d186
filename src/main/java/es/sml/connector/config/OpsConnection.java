package es.sml.connector.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.ops.OperatorToken;
import es.sml.connector.ops.OpsSettings;
import es.sml.connector.setting.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How a command reaches the connector that runs with a configuration; read without the secrets of
 * accounts and mailboxes, which whoever types the command need not have.
 *
 * @param file application.properties
 * @param token null where ops.enabled is false
 */
public record OpsConnection(Path file, OpsSettings ops, Secret token) {

  /**
   * Reads it from application.properties.
   *
   * @param environment where env: secrets are looked up
   * @param token where another token is than the operator's, as env:NAME or file:PATH; may be null
   * @throws ConfigurationException naming every problem
   */
  public static OpsConnection load(Path directory, Map<String, String> environment, String token) {
    SecretReader secrets = new SecretReader(environment, directory);
    ConfigurationFile whole =
        ConfigurationFile.properties(directory.resolve("application.properties"));
    ConfigurationFile part = whole.only(Set.of("data-directory", "ops"));
    if (token != null && part.tree().path("ops") instanceof ObjectNode ops) {
      ops.remove(List.of("viewer-token", "operator-token"));
    }
    List<Problem> problems = new ArrayList<>();
    Settings settings = new ConfigurationBinder(secrets).bind(part, Settings.class, problems);
    if (!problems.isEmpty()) {
      throw new ConfigurationException(problems);
    }
    OpsSettings ops = settings.ops();
    if (!ops.enabled()) {
      return new OpsConnection(whole.file(), ops, null);
    }
    return new OpsConnection(
        whole.file(), ops, token == null ? operatorToken(settings) : secrets.read(token));
  }

  private static Secret operatorToken(Settings settings) {
    if (settings.ops().operatorToken() != null) {
      return settings.ops().operatorToken();
    }
    Path file = settings.dataDirectory().resolve(OperatorToken.FILE);
    try {
      return new Secret(Files.readString(file).strip());
    } catch (IOException e) {
      throw new IllegalStateException(
          "there is no "
              + file.toAbsolutePath()
              + " that can be read: is the connector running here, as the same user, and with the"
              + " same data-directory?",
          e);
    }
  }
}
