package es.sml.connector.sandbox.setting;

import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Start settings of a sandbox: its port, its generated leads, its user, and how long a token is
 * valid. The last three are differences from an account with all rights at an SML with a correct
 * clock.
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
 * @param referenceSearch whether a search of leads includes their tags
 * @param clockOffset how far the clock is ahead; negative if it is behind
 * @param refused operations that the user has no right to, such as list-users
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
    boolean referenceSearch,
    Duration clockOffset,
    Set<String> refused) {

  /**
   * Refuses a port or a number of leads below zero, a lifetime that is not above zero, an unknown
   * operation, and one that every user may run.
   */
  public SandboxSettings {
    Objects.requireNonNull(host, "host");
    Objects.requireNonNull(scheme, "scheme");
    Objects.requireNonNull(username, "username");
    Objects.requireNonNull(password, "password");
    require(port >= 0 && port <= 65_535, "port must be 0 to 65535, was " + port);
    require(leads >= 0, "leads must be >= 0, was " + leads);
    require(
        tokenLifetime.compareTo(Duration.ZERO) > 0,
        "tokenLifetime must be above zero, was " + tokenLifetime);
    Set<String> known =
        Arrays.stream(SandboxOperation.values())
            .filter(SandboxOperation::needsToken)
            .map(SandboxOperation::label)
            .collect(Collectors.toCollection(TreeSet::new));
    for (String operation : refused) {
      require(
          known.contains(operation),
          "the sandbox cannot refuse the right to "
              + operation
              + "; possible: "
              + String.join(", ", known));
    }
    refused = Set.copyOf(refused);
  }

  private static void require(boolean isSo, String message) {
    if (!isSo) {
      throw new IllegalArgumentException(message);
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
        true,
        Duration.ZERO,
        Set.of());
  }

  /** The same settings, to be changed. */
  private final class Draft {
    private String host = SandboxSettings.this.host;
    private int port = SandboxSettings.this.port;
    private long seed = SandboxSettings.this.seed;
    private int leads = SandboxSettings.this.leads;
    private Duration tokenLifetime = SandboxSettings.this.tokenLifetime;
    private boolean singleToken = SandboxSettings.this.singleToken;
    private AuthorizationScheme scheme = SandboxSettings.this.scheme;
    private String username = SandboxSettings.this.username;
    private String password = SandboxSettings.this.password;
    private boolean referenceSearch = SandboxSettings.this.referenceSearch;
    private Duration clockOffset = SandboxSettings.this.clockOffset;
    private Set<String> refused = SandboxSettings.this.refused;
  }

  private SandboxSettings with(Consumer<Draft> change) {
    Draft draft = new Draft();
    change.accept(draft);
    return new SandboxSettings(
        draft.host,
        draft.port,
        draft.seed,
        draft.leads,
        draft.tokenLifetime,
        draft.singleToken,
        draft.scheme,
        draft.username,
        draft.password,
        draft.referenceSearch,
        draft.clockOffset,
        draft.refused);
  }

  public SandboxSettings withHost(String newHost) {
    return with(draft -> draft.host = newHost);
  }

  public SandboxSettings withPort(int newPort) {
    return with(draft -> draft.port = newPort);
  }

  public SandboxSettings withSeed(long newSeed) {
    return with(draft -> draft.seed = newSeed);
  }

  public SandboxSettings withLeads(int newLeads) {
    return with(draft -> draft.leads = newLeads);
  }

  public SandboxSettings withTokenLifetime(Duration newTokenLifetime) {
    return with(draft -> draft.tokenLifetime = newTokenLifetime);
  }

  public SandboxSettings withSingleToken(boolean newSingleToken) {
    return with(draft -> draft.singleToken = newSingleToken);
  }

  public SandboxSettings withScheme(AuthorizationScheme newScheme) {
    return with(draft -> draft.scheme = newScheme);
  }

  public SandboxSettings withCredentials(String newUsername, String newPassword) {
    return with(
        draft -> {
          draft.username = newUsername;
          draft.password = newPassword;
        });
  }

  public SandboxSettings withReferenceSearch(boolean newReferenceSearch) {
    return with(draft -> draft.referenceSearch = newReferenceSearch);
  }

  public SandboxSettings withClockOffset(Duration newClockOffset) {
    return with(draft -> draft.clockOffset = newClockOffset);
  }

  public SandboxSettings withoutRight(Set<String> operations) {
    return with(draft -> draft.refused = operations);
  }

  public boolean refuses(SandboxOperation operation) {
    return refused.contains(operation.label());
  }

  /** Omits the password. */
  @Override
  public String toString() {
    return "SandboxSettings[" + host + ":" + port + ", seed=" + seed + ", leads=" + leads + "]";
  }
}
