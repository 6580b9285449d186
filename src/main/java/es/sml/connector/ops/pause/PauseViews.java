package es.sml.connector.ops.pause;

import es.sml.connector.ops.text.PrintableText;
import es.sml.connector.ops.view.pause.PauseView;
import es.sml.connector.pause.Pause;
import es.sml.connector.pause.PauseKind;
import es.sml.connector.pause.Pauses;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Makes the views of pauses that are in force or planned. */
public final class PauseViews {
  private PauseViews() {}

  /** Returns all pauses that are in force or planned. */
  public static List<PauseView> of(Pauses pauses, Locale language) {
    return pauses.all().stream().map(pause -> of(pause, language)).toList();
  }

  static PauseView of(Pause pause, Locale language) {
    return new PauseView(
        pause.kind().word(),
        pause.name(),
        pause.isInForce(Instant.now()) ? "paused" : "planned",
        pause.reason(),
        pause.who(),
        pause.from().toString(),
        pause.until() == null ? null : pause.until().toString(),
        PrintableText.line(pause.text().in(language)));
  }

  static PauseView running(PauseKind kind, String name) {
    return new PauseView(kind.word(), name, "running", null, null, null, null, null);
  }
}
