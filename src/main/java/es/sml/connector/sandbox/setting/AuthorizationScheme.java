package es.sml.connector.sandbox.setting;

/** The word before the token in the Authorization header. */
public enum AuthorizationScheme {
  TOKEN("Token", "Token"),
  JWT("JWT", "JWT realm=\"api\""),
  BEARER("Bearer", "Bearer realm=\"api\"");

  private final String word;
  private final String challenge;

  AuthorizationScheme(String word, String challenge) {
    this.word = word;
    this.challenge = challenge;
  }

  /** Returns the scheme as it is written in the header, such as {@code Token}. */
  public String word() {
    return word;
  }

  public String challenge() {
    return challenge;
  }
}
