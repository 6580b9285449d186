package es.sml.connector.signin.credential;

import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.token.Tokens;
import java.time.Instant;

/** Credential for requesting access tokens. A token source uses it on one thread at a time. */
public interface Credential {
  /** Returns the request for a token. */
  TokenRequest request(Instant now);

  /** Accepts the tokens of a successful request. */
  default void answered(Tokens tokens) {}

  /** Returns the remedy for an error code. */
  String remedy(String error);
}
