package es.sml.connector.cli.pause;

import static es.sml.connector.language.LocalizedText.say;

import es.sml.connector.cli.terminal.ShownText;
import es.sml.connector.ops.view.pause.PauseView;
import java.io.PrintWriter;
import java.util.List;

/** Prints pauses. */
public final class PauseTables {
  private PauseTables() {}

  /** Prints each pause, with its reason below. */
  public static void print(List<PauseView> pauses, PrintWriter out) {
    if (pauses.isEmpty()) {
      out.println(say("pauses.none", "Nothing is paused."));
    }
    pauses.forEach(pause -> print(pause, out));
  }

  static void print(PauseView pause, PrintWriter out) {
    String what = ShownText.text(pause.kind()) + " " + ShownText.text(pause.name());
    if (pause.state().equals("running")) {
      out.println(say("pauses.running", "{0} runs", what));
      return;
    }
    out.println(
        pause.state().equals("planned")
            ? say(
                "pauses.planned",
                "{0}  pause planned from {1}",
                what,
                ShownText.minute(pause.from()))
            : say("pauses.paused", "{0}  paused since {1}", what, ShownText.minute(pause.from())));
    out.println(
        ShownText.wrapped(
            pause.until() == null
                ? say("pauses.by", "by {0}: {1}", pause.who(), pause.reason())
                : say(
                    "pauses.by-until",
                    "until {2}, by {0}: {1}",
                    pause.who(),
                    pause.reason(),
                    ShownText.minute(pause.until())),
            2));
  }
}
