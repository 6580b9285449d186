package es.sml.connector.sandbox.setting;

import java.time.Duration;
import java.util.Objects;
import java.util.Set;

/**
 * Start settings of a sandbox.
 *
 * @param host address to listen on
 * @param port port to listen on, 0 for any free one
 * @param seed seed of the generated leads; a seed always gives the same leads
 * @param leads number of generated leads to begin with
 * @param tokenLifetime how long a token is valid after its login
 * @param singleToken whether a login makes the earlier token invalid
 * @param scheme the only Authorization scheme that is accepted
 * @param username name of the one user that may log in
 * @param password that user's password
 * @param peculiarities differences from an account with all rights at an SML with a correct clock
 */
public record SandboxSettings(
    String host,
    int port,
    long seed,
    int leads,
    Duration tokenLifetime,
    boolean singleToken,
    AuthorizationScheme scheme,
    String username,
    String password,
    Peculiarities peculiarities) {

  /** Refuses a port or a number of leads below zero and a lifetime that is not above zero. */
  public SandboxSettings {
    Objects.requireNonNull(host, "host");
    Objects.requireNonNull(scheme, "scheme");
    Objects.requireNonNull(username, "username");
    Objects.requireNonNull(password, "password");
    Objects.requireNonNull(peculiarities, "peculiarities");
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port must be 0 to 65535, was " + port);
    }
    if (leads < 0) {
      throw new IllegalArgumentException("leads must be >= 0, was " + leads);
    }
    if (tokenLifetime.isNegative() || tokenLifetime.isZero()) {
      throw new IllegalArgumentException("tokenLifetime must be above zero, was " + tokenLifetime);
    }
  }

  /**
   * The defaults: loopback, any free port, seed 1, no leads, independent tokens of one hour, scheme
   * Token, login demo/demo, search of tags.
   */
  public static SandboxSettings defaults() {
    return new SandboxSettings(
        "127.0.0.1",
        0,
        1,
        0,
        Duration.ofHours(1),
        false,
        AuthorizationScheme.TOKEN,
        "demo",
        "demo",
        Peculiarities.NONE);
  }

  public SandboxSettings withHost(String newHost) {
    return new SandboxSettings(
        newHost,
        port,
        seed,
        leads,
        tokenLifetime,
        singleToken,
        scheme,
        username,
        password,
        peculiarities);
  }

  public SandboxSettings withPort(int newPort) {
    return new SandboxSettings(
        host,
        newPort,
        seed,
        leads,
        tokenLifetime,
        singleToken,
        scheme,
        username,
        password,
        peculiarities);
  }

  public SandboxSettings withSeed(long newSeed) {
    return new SandboxSettings(
        host,
        port,
        newSeed,
        leads,
        tokenLifetime,
        singleToken,
        scheme,
        username,
        password,
        peculiarities);
  }

  public SandboxSettings withLeads(int newLeads) {
    return new SandboxSettings(
        host,
        port,
        seed,
        newLeads,
        tokenLifetime,
        singleToken,
        scheme,
        username,
        password,
        peculiarities);
  }

  public SandboxSettings withTokenLifetime(Duration newTokenLifetime) {
    return new SandboxSettings(
        host,
        port,
        seed,
        leads,
        newTokenLifetime,
        singleToken,
        scheme,
        username,
        password,
        peculiarities);
  }

  public SandboxSettings withSingleToken(boolean newSingleToken) {
    return new SandboxSettings(
        host,
        port,
        seed,
        leads,
        tokenLifetime,
        newSingleToken,
        scheme,
        username,
        password,
        peculiarities);
  }

  public SandboxSettings withScheme(AuthorizationScheme newScheme) {
    return new SandboxSettings(
        host,
        port,
        seed,
        leads,
        tokenLifetime,
        singleToken,
        newScheme,
        username,
        password,
        peculiarities);
  }

  public SandboxSettings withCredentials(String newUsername, String newPassword) {
    return new SandboxSettings(
        host,
        port,
        seed,
        leads,
        tokenLifetime,
        singleToken,
        scheme,
        newUsername,
        newPassword,
        peculiarities);
  }

  public SandboxSettings withReferenceSearch(boolean referenceSearch) {
    return withPeculiarities(peculiarities.withReferenceSearch(referenceSearch));
  }

  /** Moves the sandbox's clock forward, or back if the time is negative. */
  public SandboxSettings withClockOffset(Duration clockOffset) {
    return withPeculiarities(peculiarities.withClockOffset(clockOffset));
  }

  /**
   * Takes the right to these operations from the user.
   *
   * @param operations such as list-users
   */
  public SandboxSettings withoutRight(Set<String> operations) {
    return withPeculiarities(peculiarities.withoutRight(operations));
  }

  private SandboxSettings withPeculiarities(Peculiarities newPeculiarities) {
    return new SandboxSettings(
        host,
        port,
        seed,
        leads,
        tokenLifetime,
        singleToken,
        scheme,
        username,
        password,
        newPeculiarities);
  }

  /** Omits the password. */
  @Override
  public String toString() {
    return "SandboxSettings[" + host + ":" + port + ", seed=" + seed + ", leads=" + leads + "]";
  }
}
