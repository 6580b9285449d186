package es.sml.connector.signin.token;

import com.nimbusds.oauth2.sdk.AccessTokenResponse;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPRequestSender;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.token.Tokens;
import es.sml.connector.language.FailureWords;
import es.sml.connector.language.LocalizedText;
import es.sml.connector.signin.credential.Credential;
import java.io.IOException;
import java.time.Instant;

/** Requests tokens from a provider and explains failures. */
public final class TokenEndpoint {
  private final HTTPRequestSender connection;

  public TokenEndpoint(HTTPRequestSender connection) {
    this.connection = connection;
  }

  Tokens ask(Credential credential, Instant now) throws SignInException {
    HTTPRequest request = credential.request(now).toHTTPRequest();
    String server = request.getURI().getHost();
    HTTPResponse answer;
    try {
      answer = request.send(connection);
    } catch (TokenConnection.TooLargeException e) {
      throw new SignInException(
          server
              + " responded to the sign-in with "
              + e.getMessage()
              + "; compare tenant and token-url with the provider's documentation",
          false,
          e);
    } catch (IOException e) {
      String how = FailureWords.known(e).map(LocalizedText::toString).orElse(e.getMessage());
      throw new SignInException(
          server
              + " did not respond to the sign-in ("
              + how
              + "); check the network, and token-url of sign-in",
          false,
          e);
    }
    if (!answer.indicatesSuccess()) {
      throw new TokenRefusal(request, answer).explained(credential);
    }
    try {
      Tokens tokens = AccessTokenResponse.parse(answer).getTokens();
      credential.answered(tokens);
      return tokens;
    } catch (ParseException e) {
      // The parser's message may quote the token.
      throw new SignInException(
          server
              + " responded to the sign-in with HTTP "
              + answer.getStatusCode()
              + " without a token; compare tenant and token-url with the provider's documentation",
          false,
          null);
    }
  }
}
