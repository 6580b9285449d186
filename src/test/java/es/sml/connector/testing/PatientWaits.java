package es.sml.connector.testing;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Makes each wait for a condition robust: five JVMs of tests share the processors. A wait lasts
 * longer than Awaitility's 10 seconds. A condition that cannot be evaluated yet, as with a file
 * that is not written, is evaluated again; the last exception is the cause of the failure.
 */
public final class PatientWaits implements LauncherSessionListener {
  @Override
  public void launcherSessionOpened(LauncherSession session) {
    Awaitility.setDefaultTimeout(Duration.ofSeconds(30));
    Awaitility.ignoreExceptionsByDefault();
  }
}
