package es.sml.connector.cli.lint;

import com.fasterxml.jackson.annotation.JsonIgnore;
import es.sml.connector.config.file.Problem;
import es.sml.connector.failure.InvalidFormatFileException;
import es.sml.connector.language.LocalizedText;

/**
 * A fault in a file, for programs; schemas/lint-report.schema.json describes it.
 *
 * @param severity error, or note for a missing secret that need not be there
 * @param file empty for a fault without a file
 * @param line from 1; 0 for the whole file
 * @param key the dotted key; empty for none
 * @param reason in English
 * @param text file, line, key and reason, for a person
 */
record LintFinding(
    String severity,
    String file,
    int line,
    String key,
    String reason,
    @JsonIgnore LocalizedText text) {
  private static final String ERROR = "error";

  static LintFinding of(Problem problem) {
    return new LintFinding(
        ERROR,
        problem.file().toString(),
        problem.line(),
        problem.key(),
        problem.reason().toString(),
        problem.text());
  }

  static LintFinding of(InvalidFormatFileException e) {
    return new LintFinding(
        ERROR, e.file().toString(), e.line(), e.key(), e.reason().toString(), LocalizedText.of(e));
  }

  /** Creates a fault of a route, whose text names its place. */
  static LintFinding ofRoute(LocalizedText fault) {
    return new LintFinding(ERROR, "", 0, "", fault.toString(), fault);
  }

  LintFinding asNote() {
    return new LintFinding("note", file, line, key, reason, text);
  }

  @JsonIgnore
  boolean isError() {
    return severity.equals(ERROR);
  }
}
