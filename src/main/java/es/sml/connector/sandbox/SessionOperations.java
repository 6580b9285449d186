package es.sml.connector.sandbox;

import static es.sml.connector.sandbox.BodyFields.Presence.REQUIRED;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** Login and logout. */
final class SessionOperations {
  private final SandboxSettings settings;
  private final Tokens tokens;
  private final Stats stats;

  SessionOperations(SandboxSettings settings, Tokens tokens, Stats stats) {
    this.settings = settings;
    this.tokens = tokens;
    this.stats = stats;
  }

  /** The response has the manual's keys, but never the password itself. */
  Answer login(ApiRequest request) {
    BodyFields fields = BodyFields.of(request.json());
    String username = fields.text("username", REQUIRED, null);
    String password = fields.text("password", REQUIRED, null);
    fields.refuseErrors();
    if (!same(username, settings.username()) || !same(password, settings.password())) {
      return Answer.json(
          400,
          Json.buffer(
              Json.MAPPER
                  .createObjectNode()
                  .put(
                      "non_field_errors",
                      "No se puede iniciar sesión con las credenciales proporcionadas.")));
    }
    String token = tokens.issue(request.at());
    stats.countLogin();
    return Answer.json(
        200,
        Json.buffer(
            Json.MAPPER
                .createObjectNode()
                .put("username", username)
                .put("password", "********")
                .put("token", token)));
  }

  private static boolean same(String given, String expected) {
    return MessageDigest.isEqual(
        given.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
  }

  Answer logout(ApiRequest request) {
    tokens.withdraw(request);
    return Answer.empty(200);
  }
}
