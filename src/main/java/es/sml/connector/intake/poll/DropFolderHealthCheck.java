package es.sml.connector.intake.poll;

import es.sml.connector.health.ComponentCheck;
import es.sml.connector.intake.file.StuckFiles;
import es.sml.connector.intake.folder.DropFolderErrors;
import es.sml.connector.language.LocalizedText;
import org.apache.camel.health.HealthCheckResultBuilder;

/**
 * Decides the health of a drop folder: down while the folder is unusable, degraded while files stay
 * in it.
 */
final class DropFolderHealthCheck extends ComponentCheck {
  private final DropFolderErrors errors;
  private final StuckFiles stuck;

  DropFolderHealthCheck(String dealer, DropFolderErrors errors, StuckFiles stuck) {
    super("drop-folder-" + dealer);
    this.errors = errors;
    this.stuck = stuck;
  }

  @Override
  protected void check(HealthCheckResultBuilder result) {
    LocalizedText unusable = errors.unusable();
    LocalizedText why = unusable == null ? stuck.reason() : unusable;
    if (why == null) {
      result.up();
      return;
    }
    because(result, why);
    if (unusable != null) {
      result.down();
    } else {
      result.unknown();
    }
  }
}
