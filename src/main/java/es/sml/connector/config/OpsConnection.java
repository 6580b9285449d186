package es.sml.connector.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.config.file.ConfigurationBinder;
import es.sml.connector.config.file.ConfigurationException;
import es.sml.connector.config.file.ConfigurationFile;
import es.sml.connector.config.file.Problem;
import es.sml.connector.config.file.SecretReader;
import es.sml.connector.ops.access.OidcSettings;
import es.sml.connector.ops.access.OperatorToken;
import es.sml.connector.ops.access.OpsSettings;
import es.sml.connector.setting.InvalidSettingException;
import es.sml.connector.setting.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The address and token of the ops API of a running connector. It decides which token a command
 * uses. It is read without the secrets of accounts and mailboxes, so that its user does not need
 * them.
 *
 * @param file application.properties
 * @param token null if ops.enabled is false
 */
public record OpsConnection(Path file, OpsSettings ops, Secret token) {

  /**
   * Reads it from application.properties.
   *
   * @param environment environment variables, for env: secrets and {@link EnvironmentKeys}
   * @param token another token than the operator's, as env:NAME or file:PATH; may be null
   * @param login the token of a signed-in person; may be null
   * @throws ConfigurationException naming every problem
   */
  public static OpsConnection load(
      Path directory, Map<String, String> environment, String token, Secret login) {
    ConfigurationFile whole = EnvironmentKeys.application(directory, environment);
    boolean needsOperator = token == null && login == null;
    Settings settings =
        bind(
            whole,
            new SecretReader(environment, directory),
            needsOperator
                ? List.of("viewer-token", "oidc")
                : List.of("viewer-token", "operator-token", "oidc"));
    OpsSettings ops = settings.ops();
    if (!ops.enabled()) {
      return new OpsConnection(whole.file(), ops, null);
    }
    if (needsOperator) {
      return new OpsConnection(whole.file(), ops, operatorToken(settings));
    }
    return new OpsConnection(whole.file(), ops, token == null ? login : given(environment, token));
  }

  /**
   * Reads the identity provider for a person at the terminal; empty if there is none.
   *
   * @throws ConfigurationException naming every problem
   */
  public static Optional<OidcSettings> oidc(Path directory, Map<String, String> environment) {
    ConfigurationFile whole = EnvironmentKeys.application(directory, environment);
    if (whole.tree().at("/ops/oidc") instanceof ObjectNode oidc) {
      oidc.remove("client-secret");
    }
    Settings settings =
        bind(
            whole,
            new SecretReader(environment, directory),
            List.of("viewer-token", "operator-token"));
    return Optional.ofNullable(settings.ops().oidc());
  }

  // The shell of a person does not have the service's variables.
  private static Settings bind(
      ConfigurationFile whole, SecretReader secrets, List<String> leftOut) {
    ConfigurationFile part = whole.only(Set.of("data-directory", "ops"));
    if (part.tree().path("ops") instanceof ObjectNode ops) {
      ops.remove(leftOut);
    }
    List<Problem> problems = new ArrayList<>();
    Settings settings = new ConfigurationBinder(secrets).bind(part, Settings.class, problems);
    if (!problems.isEmpty()) {
      throw new ConfigurationException(problems);
    }
    return settings;
  }

  // A person names a file as the shell completes it.
  private static Secret given(Map<String, String> environment, String token) {
    if (!token.startsWith("env:") && !token.startsWith("file:")) {
      throw new InvalidSettingException(
          "secret.in-option",
          "--token takes no token, because other users of the machine would see it: write"
              + " env:NAME or file:PATH");
    }
    return new SecretReader(environment, Path.of("").toAbsolutePath()).read(token);
  }

  private static Secret operatorToken(Settings settings) {
    if (settings.ops().operatorToken() != null) {
      return settings.ops().operatorToken();
    }
    Path file = settings.dataDirectory().resolve(OperatorToken.FILE);
    try {
      return new Secret(Files.readString(file).strip());
    } catch (IOException e) {
      throw new UnreadableTokenException(file, e);
    }
  }
}
