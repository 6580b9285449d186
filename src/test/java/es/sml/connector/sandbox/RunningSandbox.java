package es.sml.connector.sandbox;

import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A sandbox with its user logged in: of each test, or in a static field of all tests of a class.
 */
final class RunningSandbox extends SandboxCaller
    implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {
  private final SandboxSettings settings;
  private final Clock clock;
  private Sandbox sandbox;
  private boolean shared;

  private RunningSandbox(SandboxSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  static RunningSandbox withDefaults() {
    return with(SandboxSettings.defaults());
  }

  static RunningSandbox with(SandboxSettings settings) {
    return new RunningSandbox(settings, Clock.systemUTC());
  }

  /** Its time stands still but for {@link #clock()}. */
  static RunningSandbox at(String instant) {
    return new RunningSandbox(
        SandboxSettings.defaults(), new SettableClock(Instant.parse(instant)));
  }

  SettableClock clock() {
    return (SettableClock) clock;
  }

  /** Someone else, who is not logged in. */
  SandboxCaller anyone() {
    return new SandboxCaller(sandbox);
  }

  private void start() {
    sandbox = Sandbox.start(settings, clock);
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
