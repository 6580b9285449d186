package es.sml.connector.sandbox.platform;

import java.util.HashSet;
import java.util.Set;

/** The valid access tokens of a platform's stand-in. */
public final class PlatformTokens {
  private final Set<String> valid;

  /**
   * @param first the token that is valid at the start
   */
  public PlatformTokens(String first) {
    this.valid = new HashSet<>(Set.of(first));
  }

  /** Returns whether the header Authorization has a valid token. */
  public boolean accepts(String authorization) {
    return authorization != null && valid.contains(authorization.replaceFirst("^Bearer ", ""));
  }

  /** Makes this the only valid token; null for none. */
  void only(String token) {
    valid.clear();
    if (token != null) {
      valid.add(token);
    }
  }
}
