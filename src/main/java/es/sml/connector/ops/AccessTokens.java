package es.sml.connector.ops;

import es.sml.connector.setting.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;

/** Tells from a token what its holder may do, in the same time whatever the token is. */
public final class AccessTokens {
  private final byte[] viewer;
  private final byte[] operator;

  /**
   * Tokens of two roles.
   *
   * @param viewer null where there is none
   */
  public AccessTokens(Secret viewer, Secret operator) {
    this.viewer = viewer == null ? null : digest(viewer.reveal());
    this.operator = digest(operator.reveal());
  }

  /** The role of the token; empty where it is none of ours. */
  public Optional<Role> role(String token) {
    byte[] digest = digest(token);
    boolean isViewer = viewer != null && MessageDigest.isEqual(viewer, digest);
    boolean isOperator = MessageDigest.isEqual(operator, digest);
    if (isOperator) {
      return Optional.of(Role.OPERATOR);
    }
    return isViewer ? Optional.of(Role.VIEWER) : Optional.empty();
  }

  // Of one length, so that the comparison does not tell the token's.
  private static byte[] digest(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
