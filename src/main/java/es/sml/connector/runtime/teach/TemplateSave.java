package es.sml.connector.runtime.teach;

import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.config.file.ConfigurationException;
import es.sml.connector.config.file.Problem;
import es.sml.connector.config.reload.LoadedConfiguration;
import es.sml.connector.config.reload.RunningConfiguration;
import es.sml.connector.language.LocalizedText;
import es.sml.connector.learn.proposal.LearnException;
import es.sml.connector.learn.proposal.LearnedFiles;
import es.sml.connector.learn.proposal.Proposal;
import es.sml.connector.ops.ReloadResult;
import es.sml.connector.ops.http.OpsException;
import es.sml.connector.ops.text.PrintableText;
import es.sml.connector.ops.view.lead.TeachView;
import es.sml.connector.parse.trial.MessageTrial;
import es.sml.connector.runtime.testcase.MessageFiles;
import es.sml.connector.runtime.testcase.TestCase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Saves a proposed template: writes its files, checks the whole configuration and the test cases,
 * and reloads. After a fault, no file stays. No reload runs in between, so an unchecked template is
 * never in force.
 *
 * @param alone does work while no reload runs
 */
public record TemplateSave(
    RunningConfiguration running,
    Function<Supplier<TeachView.Saved>, TeachView.Saved> alone,
    Supplier<ReloadResult> reload) {
  TeachView.Saved of(Proposal proposal, LearnedFiles files) {
    return alone.apply(
        () -> {
          LearnedFiles.Written written = written(proposal, files);
          boolean saved = false;
          try {
            enforce(written);
            saved = true;
          } finally {
            if (!saved) {
              written.undo();
            }
          }
          return new TeachView.Saved(
              proposal.format(), written.files().stream().map(this::shown).toList());
        });
  }

  private void enforce(LearnedFiles.Written written) {
    List<LocalizedText> faults = faults(written);
    if (!faults.isEmpty()) {
      throw OpsException.conflict(
          "refused.template-faults",
          "nothing was saved, because lint or the test cases found faults: {0}",
          LocalizedText.joined("; ", faults));
    }
    if (reload.get().outcome() == ReloadResult.Outcome.INVALID) {
      throw OpsException.conflict(
          "refused.template-reload",
          "nothing was saved, because a file of the configuration has changed and has a fault;"
              + " see the log");
    }
  }

  private String shown(Path file) {
    return directory().relativize(file).toString().replace('\\', '/');
  }

  private static LearnedFiles.Written written(Proposal proposal, LearnedFiles files) {
    try {
      return files.write(proposal, null);
    } catch (LearnException e) {
      throw OpsException.conflict(
          "refused.not-saved", "nothing was saved: {0}", PrintableText.line(LocalizedText.of(e)));
    }
  }

  /** Checks what lint checks of these files, and runs the new test cases. */
  private List<LocalizedText> faults(LearnedFiles.Written written) {
    LoadedConfiguration next;
    try {
      next = running.now().reload();
    } catch (ConfigurationException e) {
      return e.problems().stream().map(Problem::text).map(PrintableText::line).toList();
    }
    MessageFiles messages = new MessageFiles(new MessageTrial(next.parser(), null, false), "none");
    List<LocalizedText> faults = new ArrayList<>();
    for (String name : written.cases()) {
      TestCase test = TestCase.read(directory().resolve("tests").resolve(name));
      List<ObjectNode> read = messages.read(test.message());
      if (!test.differences(read).isEmpty()) {
        // The differences quote the mail.
        faults.add(
            LocalizedText.of(
                "refused.test-case",
                "the test case {0} reads something else than the proposal",
                name));
      }
    }
    return faults;
  }

  private Path directory() {
    return running.now().configuration().directory();
  }
}
