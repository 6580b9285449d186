package es.sml.connector.ops.oidc;

import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import es.sml.connector.language.LocalizedText;
import es.sml.connector.ops.access.SignInRefusedException;
import es.sml.connector.setting.SecureUrl;
import java.net.URI;
import java.net.URL;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Requests the discovery document of the provider. It refuses one of another issuer, one without
 * the needed URLs, and one with a URL that is not https.
 */
record DiscoveryDocument(OidcProvider provider) {
  OIDCProviderMetadata request() throws SignInRefusedException {
    try {
      Issuer issuer = new Issuer(provider.settings().issuer());
      URL url = OIDCProviderMetadata.resolveURL(issuer);
      HTTPResponse response = provider.send(new HTTPRequest(HTTPRequest.Method.GET, url));
      if (response.getStatusCode() != 200) {
        throw unusable(
            LocalizedText.of(
                "sign-in.no-document",
                "{0} responds with HTTP {1}",
                url,
                response.getStatusCode()));
      }
      OIDCProviderMetadata read = OIDCProviderMetadata.parse(response.getBodyAsJSONObject());
      if (!read.getIssuer().equals(issuer)) {
        throw unusable(
            LocalizedText.of("sign-in.other-issuer", "it names the issuer {0}", read.getIssuer()));
      }
      if (read.getJWKSetURI() == null
          || read.getTokenEndpointURI() == null
          || read.getAuthorizationEndpointURI() == null) {
        throw withoutUrls();
      }
      if (!addresses(read).allMatch(SecureUrl::isSecure)) {
        throw unusable(LocalizedText.of("sign-in.no-https", "one of its URLs is not https"));
      }
      return read;
    } catch (GeneralException | IllegalArgumentException e) {
      throw unusable(LocalizedText.of("sign-in.not-json", "it is not a discovery document"));
    }
  }

  private static Stream<URI> addresses(OIDCProviderMetadata read) {
    return Stream.of(
            read.getAuthorizationEndpointURI(),
            read.getTokenEndpointURI(),
            read.getJWKSetURI(),
            read.getEndSessionEndpointURI(),
            read.getDeviceAuthorizationEndpointURI(),
            read.getRevocationEndpointURI())
        .filter(Objects::nonNull);
  }

  SignInRefusedException withoutUrls() {
    return unusable(
        LocalizedText.of("sign-in.no-urls", "it has no URL for keys, tokens or the sign-in"));
  }

  private SignInRefusedException unusable(LocalizedText why) {
    return new SignInRefusedException(
        503,
        LocalizedText.of(
            "sign-in.unusable",
            "the discovery document of {0} cannot be used: {1}; copy ops.oidc.issuer from the"
                + " provider",
            provider.settings().issuer(),
            why),
        null);
  }
}
