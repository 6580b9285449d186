package es.sml.connector.sandbox.platform;

import java.util.HashSet;
import java.util.Set;

/** The valid access tokens of a platform's stand-in, and when they end. */
public final class PlatformTokens {
  private final Set<String> valid;
  private long end;

  /**
   * @param first the token that is valid at the start
   * @param end seconds since 1970; 0 for none
   */
  public PlatformTokens(String first, long end) {
    this.valid = new HashSet<>(Set.of(first));
    this.end = end;
  }

  /** Returns the end of the tokens in seconds since 1970; 0 for none. */
  public long end() {
    return end;
  }

  void endAt(long seconds) {
    end = seconds;
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
