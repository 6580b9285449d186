package es.sml.connector.sandbox.request;

import es.sml.connector.sandbox.http.ApiRequest;
import es.sml.connector.sandbox.http.ErrorResponses;
import es.sml.connector.sandbox.http.SandboxResponse;
import es.sml.connector.sandbox.setting.SandboxOperation;
import es.sml.connector.sandbox.setting.SandboxSettings;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/** The issued tokens, the check of an Authorization header against them, and the user's rights. */
public final class Tokens {
  private static final int TOKEN_BYTES = 20;

  private final SecureRandom random = new SecureRandom();
  private final Map<String, Instant> expiries = new HashMap<>();
  private final SandboxSettings settings;

  public Tokens(SandboxSettings settings) {
    this.settings = settings;
  }

  public String issue(Instant now) {
    if (settings.singleToken()) {
      expiries.clear();
    }
    byte[] bytes = new byte[TOKEN_BYTES];
    random.nextBytes(bytes);
    String token = HexFormat.of().formatHex(bytes);
    expiries.put(token, now.plus(settings.tokenLifetime()));
    return token;
  }

  /** Returns the refusal of a request without a valid token, else null. */
  SandboxResponse refusal(ApiRequest request) {
    String header = request.authorization().strip();
    int space = header.indexOf(' ');
    String word = space < 0 ? header : header.substring(0, space);
    if (!word.equalsIgnoreCase(settings.scheme().word())) {
      // Django REST Framework treats another scheme as missing credentials.
      return unauthorized("Las credenciales de autenticación no se proveyeron.");
    }
    if (space < 0) {
      return unauthorized("Cabecera token inválida. Las credenciales no fueron suministradas.");
    }
    Instant expiry = expiries.get(header.substring(space).strip());
    if (expiry == null) {
      return unauthorized("Token inválido.");
    }
    return request.at().isBefore(expiry) ? null : unauthorized("El token ha caducado.");
  }

  /** Returns the refusal of an operation that the user has no right to, else null. */
  SandboxResponse refusal(SandboxOperation operation) {
    return settings.refuses(operation)
        ? ErrorResponses.detail(403, "Usted no tiene permiso para realizar esta acción.")
        : null;
  }

  private SandboxResponse unauthorized(String message) {
    return ErrorResponses.unauthorized(settings.scheme(), message);
  }

  public void withdraw(ApiRequest request) {
    String header = request.authorization().strip();
    expiries.remove(header.substring(header.indexOf(' ')).strip());
  }

  public void expireAll() {
    expiries.clear();
  }

  public int alive(Instant now) {
    expiries.values().removeIf(expiry -> !now.isBefore(expiry));
    return expiries.size();
  }
}
