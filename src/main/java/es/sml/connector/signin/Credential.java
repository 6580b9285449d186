package es.sml.connector.signin;

import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.token.Tokens;
import java.time.Instant;

/** What an access token is asked for with. A token source uses it on one thread at a time. */
interface Credential {
  /** The request for a token. */
  TokenRequest request(Instant now);

  /** The provider gave these for the request. */
  default void answered(Tokens tokens) {}

  /** What a person can do about a refusal with this error code. */
  String remedy(String error);
}
