package es.sml.connector.ops.oidc;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.Resource;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import es.sml.connector.language.FailureWords;
import es.sml.connector.language.LocalizedText;
import es.sml.connector.ops.access.OidcSettings;
import es.sml.connector.ops.access.SignInRefusedException;
import es.sml.connector.signin.token.TokenConnection;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The identity provider: its discovery document, its keys, and requests to it. It decides how often
 * both are read, the time for a response, and how long keys serve in an outage.
 */
public final class OidcProvider implements AutoCloseable {
  static final LocalizedText NO_KEYS = LocalizedText.of("sign-in.no-keys", "it has no keys");

  private static final Logger LOG = LoggerFactory.getLogger(OidcProvider.class);
  private static final Duration TIMEOUT = Duration.ofSeconds(5);
  private static final Duration DEADLINE = Duration.ofSeconds(10);
  private static final Duration BETWEEN_READS = Duration.ofMinutes(5);
  private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(30);
  private static final Duration REMEMBERED_FAILURE = Duration.ofSeconds(10);
  private static final Duration KEYS_KEPT = Duration.ofMinutes(15);
  private static final Duration KEYS_KEPT_IN_AN_OUTAGE = Duration.ofHours(12);
  private static final Duration BETWEEN_KEY_READS = Duration.ofSeconds(30);

  private final OidcSettings settings;
  private final TokenConnection connection = new TokenConnection(TIMEOUT, DEADLINE);
  private final Thread reader = new Thread(this::readAgainAndAgain, "oidc-discovery");
  private volatile Documents documents;
  private volatile Failure failure;

  private record Documents(OIDCProviderMetadata metadata, JWKSource<SecurityContext> keys) {}

  private record Failure(SignInRefusedException refusal, long nanoTime) {
    boolean isRecent() {
      return System.nanoTime() - nanoTime < REMEMBERED_FAILURE.toNanos();
    }
  }

  /** Sends no request yet. */
  public OidcProvider(OidcSettings settings) {
    this.settings = settings;
  }

  /** Reads the discovery document now and again and again, in the background. */
  public void follow() {
    reader.setDaemon(true);
    reader.start();
  }

  /** Returns why the provider cannot be used; null if it can be used. */
  public LocalizedText trouble() {
    Failure last = failure;
    return last == null ? null : last.refusal().text();
  }

  public OIDCProviderMetadata metadata() throws SignInRefusedException {
    return documents().metadata();
  }

  JWKSource<SecurityContext> keys() throws SignInRefusedException {
    return documents().keys();
  }

  public int keyCount() throws SignInRefusedException {
    try {
      return keys().get(new JWKSelector(new JWKMatcher.Builder().build()), null).size();
    } catch (KeySourceException e) {
      throw away(NO_KEYS, e);
    }
  }

  public OidcSettings settings() {
    return settings;
  }

  /** Sends a request to the provider once. */
  public HTTPResponse send(HTTPRequest request) throws SignInRefusedException {
    try {
      return request.send(connection);
    } catch (IOException e) {
      throw away(FailureWords.of(e), e);
    }
  }

  @Override
  public void close() {
    reader.interrupt();
    connection.close();
  }

  /** Reads the discovery document now. */
  public void read() throws SignInRefusedException {
    try {
      OIDCProviderMetadata read = new DiscoveryDocument(this).request();
      Documents before = documents;
      boolean hasSameKeys =
          before != null && before.metadata().getJWKSetURI().equals(read.getJWKSetURI());
      documents = new Documents(read, hasSameKeys ? before.keys() : keys(read.getJWKSetURI()));
      failure = null;
    } catch (SignInRefusedException e) {
      failure = new Failure(e, System.nanoTime());
      throw e;
    }
  }

  private void readAgainAndAgain() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        Thread.sleep((canRead() ? BETWEEN_READS : AFTER_A_FAILURE).toMillis());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the connector stops
    }
  }

  // In an outage, the last document stays in use for those who have signed in.
  private boolean canRead() {
    try {
      read();
      return true;
    } catch (SignInRefusedException e) {
      return false; // the health has the reason
    } catch (RuntimeException e) {
      LOG.error("the reading of the discovery document failed with an unexpected error", e);
      return false;
    }
  }

  private Documents documents() throws SignInRefusedException {
    if (documents == null) {
      synchronized (this) {
        if (documents == null) {
          Failure last = failure;
          if (last != null && last.isRecent()) {
            throw new SignInRefusedException(503, last.refusal().text(), last.refusal());
          }
          read();
        }
      }
    }
    return documents;
  }

  private JWKSource<SecurityContext> keys(URI address) throws SignInRefusedException {
    try {
      return JWKSourceBuilder.<SecurityContext>create(address.toURL(), this::retrieve)
          .cache(KEYS_KEPT.toMillis(), DEADLINE.toMillis())
          .refreshAheadCache(false)
          .rateLimited(BETWEEN_KEY_READS.toMillis())
          .outageTolerant(KEYS_KEPT_IN_AN_OUTAGE.toMillis())
          .build();
    } catch (MalformedURLException e) {
      throw new DiscoveryDocument(this).withoutUrls();
    }
  }

  private Resource retrieve(URL address) throws IOException {
    HTTPResponse response = new HTTPRequest(HTTPRequest.Method.GET, address).send(connection);
    if (response.getStatusCode() != 200) {
      throw new IOException("HTTP " + response.getStatusCode());
    }
    return new Resource(response.getBody(), response.getHeaderValue("Content-Type"));
  }

  /** Returns the refusal while the provider does not respond. */
  SignInRefusedException away(LocalizedText why, Exception cause) {
    return new SignInRefusedException(
        503,
        LocalizedText.of(
            "sign-in.away",
            "the identity provider {0} did not respond ({1}), so new sign-ins wait; log in with a"
                + " token, and check ops.oidc.issuer and the network",
            settings.issuer().getHost(),
            why),
        cause);
  }
}
