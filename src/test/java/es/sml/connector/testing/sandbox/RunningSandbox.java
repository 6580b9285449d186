package es.sml.connector.testing.sandbox;

import es.sml.connector.sandbox.Sandbox;
import es.sml.connector.sandbox.setting.SandboxSettings;
import es.sml.connector.testing.SettableClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A sandbox with a logged-in user: for each test, or in a static field for all tests of a class.
 */
public final class RunningSandbox extends SandboxCaller
    implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {
  /** A test may let hours pass without losing its login. */
  private static final SandboxSettings SETTINGS =
      SandboxSettings.defaults().withTokenLifetime(Duration.ofDays(1));

  private final Clock clock;
  private Sandbox sandbox;
  private boolean shared;

  private RunningSandbox(Clock clock) {
    this.clock = clock;
  }

  public static RunningSandbox withDefaults() {
    return new RunningSandbox(Clock.systemUTC());
  }

  /** Its time stands still except for {@link #clock()}. */
  public static RunningSandbox at(String instant) {
    return new RunningSandbox(new SettableClock(Instant.parse(instant)));
  }

  public SettableClock clock() {
    return (SettableClock) clock;
  }

  /** Returns a caller that is not logged in. */
  public SandboxCaller anyone() {
    return new SandboxCaller(sandbox);
  }

  private void start() {
    sandbox = Sandbox.start(SETTINGS, clock);
    connect(sandbox);
    logIn();
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    shared = true;
    start();
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    if (!shared) {
      start();
    }
  }

  @Override
  public void afterEach(ExtensionContext context) {
    if (!shared) {
      sandbox.close();
    }
  }

  @Override
  public void afterAll(ExtensionContext context) {
    sandbox.close();
  }
}
