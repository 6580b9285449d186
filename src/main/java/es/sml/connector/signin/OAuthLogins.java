package es.sml.connector.signin;

import es.sml.connector.signin.credential.ClientCredential;
import es.sml.connector.signin.credential.Credential;
import es.sml.connector.signin.credential.KeptRefreshToken;
import es.sml.connector.signin.credential.OAuthSettings;
import es.sml.connector.signin.credential.RefreshCredential;
import es.sml.connector.signin.credential.ServiceAccountCredential;
import es.sml.connector.signin.token.TokenConnection;
import es.sml.connector.signin.token.TokenEndpoint;
import es.sml.connector.signin.token.TokenSource;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The logins of mailboxes by OAuth 2, with the time limits of their requests. Mailboxes of the same
 * settings share one token; a service account has one for each mailbox's user.
 */
public final class OAuthLogins implements AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final Duration DEADLINE = Duration.ofSeconds(30);

  private final Path directory;
  private final Clock clock;
  private final Duration timeout;
  private final Duration deadline;
  private final ConcurrentMap<Owner, TokenSource> sources = new ConcurrentHashMap<>();
  private TokenConnection connection;

  /**
   * Returns the logins of a connector. New refresh tokens are stored in {@code oauth/} of its data
   * directory.
   */
  public static OAuthLogins keptIn(Path dataDirectory) {
    return new OAuthLogins(dataDirectory.resolve("oauth"), Clock.systemUTC());
  }

  /**
   * @param directory directory of the refresh tokens that replaced the configured ones
   */
  public OAuthLogins(Path directory, Clock clock) {
    this(directory, clock, TIMEOUT, DEADLINE);
  }

  public OAuthLogins(Path directory, Clock clock, Duration timeout, Duration deadline) {
    this.directory = directory;
    this.clock = clock;
    this.timeout = timeout;
    this.deadline = deadline;
  }

  /** Returns the login of a mailbox without a request to the provider. */
  public MailboxLogin login(OAuthSettings settings, String username) {
    Owner owner = new Owner(settings, settings.serviceAccount() == null ? null : username);
    return new OAuthLogin(sources.computeIfAbsent(owner, this::source));
  }

  @Override
  public synchronized void close() {
    if (connection != null) {
      connection.close();
    }
  }

  // Create it at the first use: most connectors use passwords only.
  private synchronized TokenEndpoint endpoint() {
    if (connection == null) {
      connection = new TokenConnection(timeout, deadline);
    }
    return new TokenEndpoint(connection);
  }

  private TokenSource source(Owner owner) {
    return new TokenSource(credential(owner), endpoint(), clock);
  }

  private Credential credential(Owner owner) {
    OAuthSettings settings = owner.settings();
    if (settings.serviceAccount() != null) {
      return new ServiceAccountCredential(settings, owner.username());
    }
    return settings.refreshToken() == null
        ? new ClientCredential(settings)
        : new RefreshCredential(settings, new KeptRefreshToken(directory, settings));
  }

  /** Key of a shared token; the user is part of it only if each user has a token. */
  private record Owner(OAuthSettings settings, String username) {}
}
