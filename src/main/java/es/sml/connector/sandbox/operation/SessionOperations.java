package es.sml.connector.sandbox.operation;

import es.sml.connector.sandbox.body.Bodies;
import es.sml.connector.sandbox.http.ApiRequest;
import es.sml.connector.sandbox.http.Json;
import es.sml.connector.sandbox.http.SandboxResponse;
import es.sml.connector.sandbox.request.Stats;
import es.sml.connector.sandbox.request.Tokens;
import es.sml.connector.sandbox.setting.SandboxSettings;
import es.sml.connector.sandbox.store.Item;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** Login and logout, and the responses to a wrong password or token. */
public record SessionOperations(SandboxSettings settings, Tokens tokens, Stats stats) {

  /** The response has the manual's keys, but never the password itself. */
  public SandboxResponse login(ApiRequest request) {
    Item login = Bodies.LOGIN.read(request.json());
    String username = login.text("username");
    if (!same(username, settings.username())
        || !same(login.text("password"), settings.password())) {
      return SandboxResponse.json(
          400,
          Json.object()
              .put(
                  "non_field_errors",
                  "No se puede iniciar sesión con las credenciales proporcionadas."));
    }
    String token = tokens.issue(request.at());
    stats.countLogin();
    return SandboxResponse.json(
        200,
        Json.object().put("username", username).put("password", "********").put("token", token));
  }

  private static boolean same(String given, String expected) {
    return MessageDigest.isEqual(
        given.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
  }

  public SandboxResponse logout(ApiRequest request) {
    tokens.withdraw(request);
    return SandboxResponse.empty(200);
  }
}
