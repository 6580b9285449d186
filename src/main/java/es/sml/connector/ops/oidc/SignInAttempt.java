package es.sml.connector.ops.oidc;

import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.Nonce;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * A sign-in between its begin and its end. The browser keeps it in a cookie that scripts cannot
 * read, for a time that {@code Cookies} decides. So the connector has no memory that strangers
 * could fill.
 *
 * @param state proves that the browser at the end is the one of the begin
 * @param nonce proves that the ID token is of this sign-in
 * @param verifier proves to the provider that the code is requested by the connector
 * @param to the page after the sign-in
 */
public record SignInAttempt(State state, Nonce nonce, CodeVerifier verifier, String to) {
  private static final int PARTS = 4;
  private static final int LONGEST_ADDRESS = 1000;

  /** Begins a sign-in. A very long address is left out, because browsers refuse long cookies. */
  public static SignInAttempt begin(String to) {
    String kept = to.length() > LONGEST_ADDRESS ? "" : to;
    return new SignInAttempt(new State(), new Nonce(), new CodeVerifier(), kept);
  }

  /** Returns it as the value of a cookie. */
  public String text() {
    return String.join(
        ".",
        state.getValue(),
        nonce.getValue(),
        verifier.getValue(),
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(to.getBytes(StandardCharsets.UTF_8)));
  }

  /** Reads the value of a cookie; empty if it is not one of ours. */
  public static Optional<SignInAttempt> parse(String text) {
    String[] parts = text == null ? new String[0] : text.split("\\.", -1);
    if (parts.length != PARTS) {
      return Optional.empty();
    }
    try {
      String to = new String(Base64.getUrlDecoder().decode(parts[3]), StandardCharsets.UTF_8);
      return Optional.of(
          new SignInAttempt(
              new State(parts[0]), new Nonce(parts[1]), new CodeVerifier(parts[2]), to));
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // strangers can send any cookie
    }
  }

  /** Leaves out the secrets. */
  @Override
  public String toString() {
    return "SignInAttempt[" + to + "]";
  }
}
