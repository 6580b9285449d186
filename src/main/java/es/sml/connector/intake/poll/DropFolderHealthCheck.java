package es.sml.connector.intake.poll;

import es.sml.connector.intake.file.StuckFiles;
import es.sml.connector.intake.folder.DropFolderErrors;
import es.sml.connector.language.LocalizedText;
import java.util.Map;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/**
 * Decides the health of a drop folder: down while the folder is unusable, degraded while files stay
 * in it.
 */
final class DropFolderHealthCheck extends AbstractHealthCheck {
  private final DropFolderErrors errors;
  private final StuckFiles stuck;

  DropFolderHealthCheck(String dealer, DropFolderErrors errors, StuckFiles stuck) {
    super("connector", "drop-folder-" + dealer);
    this.errors = errors;
    this.stuck = stuck;
  }

  @Override
  public boolean isLiveness() {
    return false;
  }

  /** An unusable folder must not stop the other intakes. */
  @Override
  public boolean isReadiness() {
    return false;
  }

  @Override
  protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
    LocalizedText unusable = errors.unusable();
    LocalizedText why = unusable == null ? stuck.reason() : unusable;
    if (why == null) {
      builder.up();
      return;
    }
    builder.message(why.toString()).detail(LocalizedText.REASON, why);
    if (unusable != null) {
      builder.down();
    } else {
      builder.unknown();
    }
  }
}
