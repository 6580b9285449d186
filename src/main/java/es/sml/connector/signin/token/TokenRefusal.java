package es.sml.connector.signin.token;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import es.sml.connector.signin.credential.Credential;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A provider's response without a token. It decides by the error whether the refusal lasts until an
 * operator acts, and writes the reason without secrets.
 */
final class TokenRefusal {
  static final String PASSING_REMEDY =
      "the connector asks again: if this lasts, check token-url of sign-in, and ask the provider";
  private static final int LONGEST_CODE = 60;
  private static final int LONGEST_DESCRIPTION = 200;
  private static final Set<String> LASTING =
      Set.of("invalid_grant", "invalid_client", "unauthorized_client");
  private static final Set<String> PASSING = Set.of("temporarily_unavailable", "server_error");
  private static final Set<Integer> PASSING_STATUS = Set.of(408, 425, 429);
  private static final List<String> SECRETS =
      List.of("client_secret", "refresh_token", "assertion");

  private final HTTPRequest request;
  private final int status;
  private final String error;
  private final String description;

  TokenRefusal(HTTPRequest request, HTTPResponse answer) {
    this.request = request;
    this.status = answer.getStatusCode();
    Map<String, Object> fields = fields(answer);
    this.error = printable(fields.get("error"), LONGEST_CODE);
    this.description = printable(fields.get("error_description"), LONGEST_DESCRIPTION);
  }

  /** Returns the exception, with a remedy if an operator must act. */
  SignInException explained(Credential credential) {
    boolean lasting = isLasting();
    StringBuilder reason = new StringBuilder(request.getURI().getHost());
    if (error.isEmpty()) {
      reason.append(" responded to the sign-in with HTTP ").append(status);
    } else {
      reason.append(" rejected the sign-in: ").append(error);
    }
    if (!description.isEmpty()) {
      reason.append(" (").append(description).append(')');
    }
    if (error.isEmpty()) {
      reason.append("; ").append(lasting ? remedyOfStatus() : PASSING_REMEDY);
    } else if (lasting) {
      reason.append("; ").append(credential.remedy(error));
    }
    return new SignInException(reason.toString(), lasting, null);
  }

  private boolean isLasting() {
    if (LASTING.contains(error)) {
      return true;
    }
    return !PASSING.contains(error) && !PASSING_STATUS.contains(status) && status < 500;
  }

  private String remedyOfStatus() {
    return status < 400
        ? "the server redirects, and the connector sends no secret there: correct token-url"
        : "compare tenant and token-url with the provider's documentation";
  }

  private String printable(Object value, int longest) {
    if (!(value instanceof String text)) {
      return "";
    }
    String clean = text;
    for (String secret : secrets()) {
      clean = clean.replace(secret, "******");
    }
    clean = clean.replaceAll("[\\p{C}\\p{Zl}\\p{Zp}]+", " ").strip();
    if (clean.length() <= longest) {
      return clean;
    }
    int end = Character.isHighSurrogate(clean.charAt(longest - 1)) ? longest - 1 : longest;
    return clean.substring(0, end);
  }

  private List<String> secrets() {
    try {
      Map<String, List<String>> form = request.getBodyAsFormParameters();
      return SECRETS.stream()
          .flatMap(name -> form.getOrDefault(name, List.of()).stream())
          .filter(secret -> !secret.isEmpty())
          .toList();
    } catch (ParseException e) {
      throw new IllegalStateException("a token request must be a form", e);
    }
  }

  private static Map<String, Object> fields(HTTPResponse answer) {
    try {
      return answer.getBodyAsJSONObject();
    } catch (ParseException e) {
      return Map.of();
    }
  }
}
