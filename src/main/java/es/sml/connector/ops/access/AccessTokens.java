package es.sml.connector.ops.access;

import es.sml.connector.setting.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;

/**
 * Finds the role of a token that the settings have: viewer or operator. The time it takes does not
 * depend on the token.
 */
public final class AccessTokens {
  private final byte[] viewer;
  private final byte[] operator;

  /**
   * Makes it from the tokens of the two roles.
   *
   * @param viewer null if none is set
   */
  public AccessTokens(Secret viewer, Secret operator) {
    this.viewer = viewer == null ? null : digest(viewer.reveal());
    this.operator = digest(operator.reveal());
  }

  /** The role of the token; empty if the token is not valid. */
  public Optional<Role> role(String token) {
    byte[] digest = digest(token);
    boolean isViewer = viewer != null && MessageDigest.isEqual(viewer, digest);
    boolean isOperator = MessageDigest.isEqual(operator, digest);
    if (isOperator) {
      return Optional.of(Role.OPERATOR);
    }
    return isViewer ? Optional.of(Role.VIEWER) : Optional.empty();
  }

  // Digests have one length, so the comparison does not reveal the length of the token.
  private static byte[] digest(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
