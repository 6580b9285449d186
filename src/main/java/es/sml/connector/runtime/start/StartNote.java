package es.sml.connector.runtime.start;

import es.sml.connector.config.reload.LoadedConfiguration;
import es.sml.connector.ledger.action.OperatorAction;
import es.sml.connector.ledger.action.OperatorAudit;
import es.sml.connector.ops.ReloadResult;
import es.sml.connector.ops.support.SupportBundle;
import es.sml.connector.ops.text.PrintableText;
import java.nio.file.Path;
import java.util.List;

/**
 * Notes a start in the audit, with the version and the configuration files saved since the last
 * start.
 *
 * @param who this connector, with its name if there are several nodes
 */
public record StartNote(OperatorAudit audit, String who) {
  private static final String START = "start";

  public void write(LoadedConfiguration configuration) {
    String changes =
        audit
            .last(who, START)
            .map(last -> changes(configuration, last))
            .orElse("no earlier start is known");
    audit.note(
        new OperatorAction(who, START, "version " + SupportBundle.version()),
        null,
        PrintableText.line(changes));
  }

  private static String changes(LoadedConfiguration loaded, long last) {
    Path directory = loaded.configuration().directory();
    List<String> saved =
        loaded.files().digests().keySet().stream()
            .filter(name -> directory.resolve(name).toFile().lastModified() > last)
            .toList();
    return saved.isEmpty()
        ? "no file was saved since the last start"
        : "files saved since the last start: " + ReloadResult.shown(saved);
  }
}
