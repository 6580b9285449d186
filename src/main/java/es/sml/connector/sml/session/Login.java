package es.sml.connector.sml.session;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/** JSON of a login. */
public final class Login {
  private Login() {}

  /** Request for a token. */
  public record Request(String username, String password) {
    /** Returns a text without the password. */
    @Override
    public String toString() {
      return "login of " + username;
    }
  }

  /** Response with a token; all its other fields are ignored. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Response(String token) {
    /** Returns a text without the token. */
    @Override
    public String toString() {
      return "response to a login";
    }
  }
}
