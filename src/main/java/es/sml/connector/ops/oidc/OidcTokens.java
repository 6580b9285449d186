package es.sml.connector.ops.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSKeySelector;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.claims.AuthorizedParty;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import es.sml.connector.language.LocalizedText;
import es.sml.connector.ops.access.Caller;
import es.sml.connector.ops.access.DealerGroups;
import es.sml.connector.ops.access.OidcSettings;
import es.sml.connector.ops.access.ProviderTokens;
import es.sml.connector.ops.access.SignInRefusedException;
import es.sml.connector.ops.text.PrintableText;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.commons.lang3.StringUtils;

/**
 * Verifies tokens of the provider: signature, issuer, audience, times and nonce. It decides which
 * algorithms and which clients are accepted.
 */
public final class OidcTokens implements ProviderTokens {
  // Only asymmetric keys: with HMAC, a token could be signed with the client's secret.
  private static final Set<JWSAlgorithm> ALGORITHMS = algorithms();
  private static final DefaultJWTClaimsVerifier<SecurityContext> TIMES =
      new DefaultJWTClaimsVerifier<>(null, Set.of());
  private static final int LONGEST_REASON = 200;

  private final OidcProvider provider;
  private final OidcSettings settings;
  private final ClaimedRole roles;

  /**
   * @param dealers the groups of dealers.yaml
   */
  public OidcTokens(OidcProvider provider, Supplier<DealerGroups> dealers) {
    this.provider = provider;
    this.settings = provider.settings();
    this.roles = new ClaimedRole(settings, dealers);
  }

  /** Returns the caller with an access token or ID token, issued to one of our two clients. */
  @Override
  public Caller caller(String token) throws SignInRefusedException {
    DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
    processor.setJWSTypeVerifier(
        new DefaultJOSEObjectTypeVerifier<>(
            JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
    processor.setJWSKeySelector(keySelector());
    processor.setJWTClaimsSetVerifier(
        new DefaultJWTClaimsVerifier<>(
            new HashSet<>(List.of(settings.clientId(), settings.deviceClientId())),
            new JWTClaimsSet.Builder().issuer(settings.issuer().toString()).build(),
            Set.of("sub", "exp"),
            Set.of()));
    return verified(() -> processor.process(token, null));
  }

  /** Returns the person of an ID token that the provider issued for a sign-in with this nonce. */
  Caller person(JWT idToken, Nonce nonce) throws SignInRefusedException {
    IDTokenValidator validator =
        new IDTokenValidator(
            new Issuer(settings.issuer()), new ClientID(settings.clientId()), keySelector(), null);
    return verified(() -> ofConsole(validator.validate(idToken, nonce)));
  }

  // The validator does not check nbf. It accepts a token that another client requested for itself
  // and for the console.
  private JWTClaimsSet ofConsole(IDTokenClaimsSet idToken) throws BadJWTException, ParseException {
    JWTClaimsSet claims = idToken.toJWTClaimsSet();
    TIMES.verify(claims, null);
    AuthorizedParty party = idToken.getAuthorizedParty();
    if (party != null && !party.getValue().equals(settings.clientId())) {
      throw new BadJWTException("Unexpected JWT authorized party: " + party);
    }
    return claims;
  }

  private interface Verification {
    JWTClaimsSet claims()
        throws BadJOSEException, JOSEException, ParseException, java.text.ParseException;
  }

  private Caller verified(Verification verification) throws SignInRefusedException {
    try {
      return roles.of(verification.claims());
    } catch (BadJOSEException | RateLimitReachedException e) {
      throw refused(e.getMessage(), e);
    } catch (ParseException | java.text.ParseException e) {
      throw refused("it is not a signed token", null); // the message may quote the token
    } catch (JOSEException e) {
      throw provider.away(OidcProvider.NO_KEYS, e);
    }
  }

  private JWSKeySelector<SecurityContext> keySelector() throws SignInRefusedException {
    return new JWSVerificationKeySelector<>(ALGORITHMS, provider.keys());
  }

  private static SignInRefusedException refused(String why, Exception cause) {
    return new SignInRefusedException(401, reason(PrintableText.line(String.valueOf(why))), cause);
  }

  // Nimbus has one type of exception for all of them.
  private static LocalizedText reason(String why) {
    if (why.startsWith("Expired JWT")) {
      return LocalizedText.of(
          "sign-in.expired",
          "the token of the identity provider is no longer valid; sign in again; if a new token is"
              + " refused, too, correct the clock of this machine or of the provider");
    }
    if (why.startsWith("JWT issue time ahead") || why.startsWith("JWT before use")) {
      return LocalizedText.of(
          "sign-in.early",
          "the token of the identity provider is not valid yet: correct the clock of this machine"
              + " or of the provider");
    }
    return LocalizedText.of(
        "sign-in.invalid",
        "the token of the identity provider is not valid ({0}); sign in again",
        StringUtils.left(why, LONGEST_REASON));
  }

  private static Set<JWSAlgorithm> algorithms() {
    Set<JWSAlgorithm> all = new HashSet<>(JWSAlgorithm.Family.RSA);
    all.addAll(JWSAlgorithm.Family.EC);
    return Set.copyOf(all);
  }
}
