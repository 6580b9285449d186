package es.sml.connector.testing.server;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * An identity provider on this machine that signs what a test wants, also what no real one would,
 * and knows the sign-in by device code.
 */
public final class IdentityProvider implements AutoCloseable {
  private static final String JSON = "application/json";

  /** Of all providers in a process: a new one costs half a second. */
  private static final RSAKey FIRST = newKey("first");

  private final HttpServer server;
  private final Map<String, String> documents = new ConcurrentHashMap<>();
  private final Queue<String> tokenResponses = new ArrayDeque<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private RSAKey key = FIRST;

  public IdentityProvider() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::respond);
    server.start();
    describe("\"issuer\":\"" + issuer() + "\"");
    publish(key);
  }

  public String issuer() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/group";
  }

  /** Sets the discovery document's first field. */
  public void describe(String issuerField) {
    documents.put(
        "/group/.well-known/openid-configuration",
        """
        {%s,"authorization_endpoint":"%2$s/authorize","token_endpoint":"%2$s/token",
        "jwks_uri":"%2$s/keys","device_authorization_endpoint":"%2$s/device",
        "revocation_endpoint":"%2$s/revoke","end_session_endpoint":"%2$s/logout",
        "response_types_supported":["code"],"subject_types_supported":["public"],
        "id_token_signing_alg_values_supported":["RS256"]}
        """
            .formatted(issuerField, issuer()));
  }

  /** Sets the whole response to a path below the issuer. */
  public void set(String path, String body) {
    documents.put("/group/" + path, body);
  }

  public void publish(RSAKey... keys) {
    set("keys", new JWKSet(List.<com.nimbusds.jose.jwk.JWK>of(keys)).toString());
  }

  public RSAKey key() {
    return key;
  }

  /** Signs with this key from now on. */
  public void signWith(RSAKey next) {
    key = next;
  }

  public static RSAKey newKey(String id) {
    try {
      return new RSAKeyGenerator(2048).keyID(id).generate();
    } catch (JOSEException e) {
      throw new AssertionError(e);
    }
  }

  /** The claims of a good ID token for the client "console" and an operator. */
  public JWTClaimsSet.Builder claims() {
    return new JWTClaimsSet.Builder()
        .issuer(issuer())
        .audience("console")
        .subject("8f3c")
        .claim("preferred_username", "ana")
        .claim("groups", List.of("leads-operators"))
        .issueTime(Date.from(Instant.now()))
        .expirationTime(Date.from(Instant.now().plusSeconds(300)));
  }

  public String sign(JWTClaimsSet claims) {
    return sign(claims, JOSEObjectType.JWT);
  }

  public String sign(JWTClaimsSet claims, JOSEObjectType type) {
    try {
      SignedJWT signed =
          new SignedJWT(
              new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).type(type).build(),
              claims);
      signed.sign(new RSASSASigner(key));
      return signed.serialize();
    } catch (JOSEException e) {
      throw new AssertionError(e);
    }
  }

  /** The next response of the token endpoint: an error if it has one. */
  public void respondNext(String tokenResponse) {
    tokenResponses.add(tokenResponse);
  }

  public static String tokens(String idToken, String refreshToken) {
    return """
        {"access_token":"opaque","token_type":"Bearer","expires_in":300,"id_token":"%s",
        "refresh_token":"%s"}"""
        .formatted(idToken, refreshToken);
  }

  /** Path and body of each request so far. */
  public List<String> requests() {
    return requests;
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void respond(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    requests.add(path + " " + body);
    String response =
        path.equals("/group/token") ? tokenResponses.remove() : documents.getOrDefault(path, "");
    byte[] bytes = response.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", JSON);
    exchange.sendResponseHeaders(
        response.contains("\"error\"") ? 400 : 200, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
