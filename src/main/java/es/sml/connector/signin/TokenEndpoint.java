package es.sml.connector.signin;

import com.nimbusds.oauth2.sdk.AccessTokenResponse;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPRequestSender;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.token.Tokens;
import java.io.IOException;
import java.time.Instant;

/** Asks a provider for tokens, and says why there are none. */
final class TokenEndpoint {
  private final HTTPRequestSender connection;

  TokenEndpoint(HTTPRequestSender connection) {
    this.connection = connection;
  }

  Tokens ask(Credential credential, Instant now) throws SignInException {
    HTTPRequest request = credential.request(now).toHTTPRequest();
    String server = request.getURI().getHost();
    HTTPResponse answer;
    try {
      answer = request.send(connection);
    } catch (IOException e) {
      String how = e.getClass().getSimpleName() + ": " + e.getMessage();
      throw new SignInException(server + " gave no answer (" + how + ")", false, e);
    }
    if (!answer.indicatesSuccess()) {
      throw new TokenRefusal(request, answer).explained(credential);
    }
    try {
      Tokens tokens = AccessTokenResponse.parse(answer).getTokens();
      credential.answered(tokens);
      return tokens;
    } catch (ParseException e) {
      // Its message may quote the token.
      throw new SignInException(
          server + " answered HTTP " + answer.getStatusCode() + " without a token", false, null);
    }
  }
}
