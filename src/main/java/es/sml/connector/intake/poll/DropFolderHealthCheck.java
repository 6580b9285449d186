package es.sml.connector.intake.poll;

import es.sml.connector.intake.file.StuckFiles;
import es.sml.connector.intake.folder.DropFolderErrors;
import java.util.Map;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/** Health of a drop folder: down while the folder is unusable, degraded while files stay in it. */
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
    String unusable = errors.unusable();
    String why = unusable == null ? stuck.reason() : unusable;
    if (unusable != null) {
      builder.message(why).down();
    } else if (why != null) {
      builder.message(why).unknown();
    } else {
      builder.up();
    }
  }
}
