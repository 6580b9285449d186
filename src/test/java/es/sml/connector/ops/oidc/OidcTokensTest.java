package es.sml.connector.ops.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.openid.connect.sdk.Nonce;
import es.sml.connector.ops.access.Caller;
import es.sml.connector.ops.access.DealerGroups;
import es.sml.connector.ops.access.DealerLimit;
import es.sml.connector.ops.access.OidcSettings;
import es.sml.connector.ops.access.Role;
import es.sml.connector.ops.access.SignInRefusedException;
import es.sml.connector.setting.PersonGroups;
import es.sml.connector.setting.Secret;
import es.sml.connector.testing.server.IdentityProvider;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which tokens of a provider are valid, and which role they give. */
class OidcTokensTest {
  private static final String SECRET = "a-secret-of-the-client-that-is-long-enough-for-HMAC";

  private static final DealerGroups GROUPS =
      new DealerGroups(
          Map.of("main", new PersonGroups(List.of(), List.of("main-bosses"))),
          Map.of("norte", new PersonGroups(List.of("norte-sales"), List.of("norte-bosses"))),
          Map.of("norte", "other", "sur", "main", "este", "main"));

  private IdentityProvider server;
  private OidcProvider provider;
  private OidcTokens tokens;

  @BeforeEach
  void start() {
    server = new IdentityProvider();
    provider = new OidcProvider(settings("groups"));
    tokens = new OidcTokens(provider, () -> GROUPS);
  }

  @AfterEach
  void stop() {
    provider.close();
    server.close();
  }

  @Test
  void aGoodTokenGivesTheRoleOfItsGroupAndAProvenName() throws Exception {
    String good = server.sign(server.claims().build());
    assertThat(tokens.caller(good).who()).isEqualTo("operator ana, subject 8f3c");
    assertThat(tokens.caller(good).claiming("Eva").who()).doesNotContain("Eva");
    JWTClaimsSet ofViewer =
        server
            .claims()
            .claim("groups", List.of("others", "leads-viewers"))
            .claim("email", "eva@grupo.example")
            .claim("email_verified", true)
            .build();
    assertThat(tokens.caller(server.sign(ofViewer)).who())
        .isEqualTo("viewer eva@grupo.example, subject 8f3c");
    assertThat(tokens.caller(server.sign(server.claims().build(), new JOSEObjectType("at+jwt"))))
        .isNotNull();
    // The client of the command login.
    assertThat(tokens.caller(server.sign(server.claims().audience("terminal").build())))
        .isNotNull();
  }

  @Test
  void aTokenThatIsNotForUsOrNotGenuineIsRefused() throws Exception {
    refuses(server.sign(server.claims().audience("another").build()), 401);
    refuses(server.sign(server.claims().issuer("https://foreign.example").build()), 401);
    refuses(server.sign(server.claims().expirationTime(null).build()), 401);
    refuses(server.sign(server.claims().subject(null).build()), 401);
    Date past = Date.from(Instant.now().minusSeconds(120));
    refuses(server.sign(server.claims().expirationTime(past).build()), 401, "correct the clock");
    Date future = Date.from(Instant.now().plusSeconds(600));
    refuses(server.sign(server.claims().notBeforeTime(future).build()), 401, "correct the clock");
    refuses(server.sign(server.claims().build(), new JOSEObjectType("logout+jwt")), 401);
    refuses(new PlainJWT(server.claims().build()).serialize(), 401);
    SignedJWT mac = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), server.claims().build());
    mac.sign(new MACSigner(SECRET));
    refuses(mac.serialize(), 401);
    refuses("a.b.c", 401);
    RSAKey known = server.key();
    server.signWith(IdentityProvider.newKey(known.getKeyID()));
    refuses(server.sign(server.claims().build()), 401);
  }

  @Test
  void oneClientMaySignInAtBothPlaces() throws Exception {
    OidcSettings one =
        new OidcSettings(
            URI.create(server.issuer()),
            null,
            "console",
            null,
            null,
            null,
            null,
            "leads-operators",
            null,
            null);
    try (OidcProvider ofOne = new OidcProvider(one)) {
      String token = server.sign(server.claims().build());
      assertThat(new OidcTokens(ofOne, () -> GROUPS).caller(token).role()).isEqualTo(Role.OPERATOR);
    }
  }

  @Test
  void anIdTokenIsOfThisSignInAndOfThisClient() throws Exception {
    Nonce nonce = new Nonce();
    JWTClaimsSet.Builder good = server.claims().claim("nonce", nonce.getValue());
    assertThat(tokens.person(JWTParser.parse(server.sign(good.build())), nonce).role())
        .isEqualTo(Role.OPERATOR);
    Date tomorrow = Date.from(Instant.now().plus(Duration.ofDays(1)));
    refusesPerson(good.notBeforeTime(tomorrow).build(), nonce);
    good.notBeforeTime(null);
    refusesPerson(good.build(), new Nonce());
    refusesPerson(server.claims().build(), nonce);
    refusesPerson(good.audience("terminal").build(), nonce);
    refusesPerson(good.audience(List.of("console", "other")).claim("azp", "other").build(), nonce);
    assertThatThrownBy(() -> tokens.person(new PlainJWT(good.build()), nonce))
        .isInstanceOf(SignInRefusedException.class);
  }

  @Test
  void aPersonWithoutAGroupGetsNoRole() throws Exception {
    refuses(server.sign(server.claims().claim("groups", List.of("leads-Operators")).build()), 403);
    refuses(server.sign(server.claims().claim("groups", null).build()), 403);
    assertThatThrownBy(
            () ->
                tokens.caller(
                    server.sign(
                        server
                            .claims()
                            .claim("groups", null)
                            .claim("_claim_names", Map.of("groups", "src1"))
                            .build())))
        .hasMessageContaining("more groups than the provider writes");
  }

  @Test
  void aGroupOfADealerOrAnAccountLimitsTheRightsToIt() throws Exception {
    assertThat(ofGroups("norte-sales"))
        .isEqualTo(limited(Role.VIEWER, Set.of("norte"), Set.of(), Set.of("other")));
    assertThat(ofGroups("main-bosses"))
        .isEqualTo(limited(Role.OPERATOR, Set.of("este", "sur"), Set.of("main"), Set.of("main")));
    // Roles do not mix: an operator of some dealers is not a viewer of others.
    assertThat(ofGroups("norte-sales", "main-bosses").limit().dealers())
        .containsExactly("este", "sur");
    assertThat(ofGroups("norte-bosses", "main-bosses").limit().dealers())
        .containsExactly("este", "norte", "sur");
    assertThat(ofGroups("norte-bosses", "leads-viewers").limit()).isNull();
    assertThat(ofGroups("norte-bosses", "leads-viewers").role()).isEqualTo(Role.VIEWER);
  }

  private Caller ofGroups(String... groups) throws Exception {
    return tokens.caller(server.sign(server.claims().claim("groups", List.of(groups)).build()));
  }

  private static Caller limited(
      Role role, Set<String> dealers, Set<String> accounts, Set<String> shown) {
    return new Caller(role, "ana, subject 8f3c", true, new DealerLimit(dealers, accounts, shown));
  }

  @Test
  void anAddressCountsOnlyIfTheProviderHasVerifiedIt() throws Exception {
    try (OidcProvider google = new OidcProvider(settings("hd, email"))) {
      OidcTokens ofGoogle = new OidcTokens(google, () -> GROUPS);
      JWTClaimsSet.Builder claims =
          server.claims().claim("groups", null).claim("email", "leads-operators");
      assertThatThrownBy(() -> ofGoogle.caller(server.sign(claims.build())))
          .isInstanceOf(SignInRefusedException.class);
      claims.claim("email_verified", true);
      assertThat(ofGoogle.caller(server.sign(claims.build())).role()).isEqualTo(Role.OPERATOR);
      claims.claim("email", "eva@grupo.example").claim("hd", "leads-viewers");
      assertThat(ofGoogle.caller(server.sign(claims.build())).role()).isEqualTo(Role.VIEWER);
    }
  }

  @Test
  void aNewKeyOfTheProviderIsFoundAndOldKeysServeWhileItIsAway() throws Exception {
    RSAKey first = server.key();
    tokens.caller(server.sign(server.claims().build()));
    RSAKey second = IdentityProvider.newKey("second");
    server.publish(first, second);
    server.signWith(second);
    assertThat(tokens.caller(server.sign(server.claims().build())).role()).isEqualTo(Role.OPERATOR);
    server.close();
    assertThat(tokens.caller(server.sign(server.claims().build())).role()).isEqualTo(Role.OPERATOR);
  }

  @Test
  void aProviderThatIsAwayOrNotTheRightOneIsNamed() {
    server.describe("\"issuer\":\"https://foreign.example\"");
    refuses(server.sign(server.claims().build()), 503);
    assertThat(provider.trouble().toString()).contains("names the issuer https://foreign.example");
    server.describe(
        "\"issuer\":\"" + server.issuer() + "\", \"filler\":\"" + "x".repeat(70_000) + '"');
    assertThatThrownBy(provider::read)
        .hasMessageContaining("did not respond (an unexpected failure");
    server.set(
        ".well-known/openid-configuration",
        """
        {"issuer":"%s","authorization_endpoint":"http://foreign.example/a","token_endpoint":"%1$s/t",
        "jwks_uri":"%1$s/keys","subject_types_supported":["public"]}"""
            .formatted(server.issuer()));
    assertThatThrownBy(provider::read).hasMessageContaining("one of its URLs is not https");
    server.close();
    assertThatThrownBy(provider::read).hasMessageContaining("127.0.0.1 did not respond");
    assertThat(provider.trouble().toString()).contains("log in with a token");
  }

  private void refuses(String token, int status) {
    refuses(token, status, "");
  }

  private void refuses(String token, int status, String reason) {
    assertThatThrownBy(() -> tokens.caller(token))
        .isInstanceOfSatisfying(
            SignInRefusedException.class,
            refused -> assertThat(refused.status()).as(refused.getMessage()).isEqualTo(status))
        .message()
        .contains(reason)
        .doesNotContain(token);
  }

  private void refusesPerson(JWTClaimsSet claims, Nonce nonce) {
    assertThatThrownBy(() -> tokens.person(JWTParser.parse(server.sign(claims)), nonce))
        .isInstanceOfSatisfying(
            SignInRefusedException.class, refused -> assertThat(refused.status()).isEqualTo(401));
  }

  private OidcSettings settings(String claims) {
    return new OidcSettings(
        URI.create(server.issuer()),
        null,
        "console",
        new Secret(SECRET),
        null,
        claims,
        "leads-viewers",
        "leads-operators",
        "terminal",
        null);
  }
}
