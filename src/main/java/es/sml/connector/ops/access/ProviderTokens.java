package es.sml.connector.ops.access;

/** The tokens of an identity provider, as a second way into the ops API. */
@FunctionalInterface
public interface ProviderTokens {
  /**
   * Returns the caller with this token. It may wait for the provider.
   *
   * @throws SignInRefusedException if the token is not valid or its person has no role
   */
  Caller caller(String token) throws SignInRefusedException;
}
