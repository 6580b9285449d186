package es.sml.connector.demo;

import es.sml.connector.demo.check.OutcomeMatcher;
import es.sml.connector.demo.check.Sample;
import es.sml.connector.demo.check.StatusChange;
import es.sml.connector.demo.outcome.ObservedOutcome;
import es.sml.connector.demo.outcome.ReceivedEvent;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Help.Ansi;

/** Prints a line for each outcome, with the seconds since the start. */
final class DemoOutput {
  private static final int WIDTH = 100;
  private static final int INDENT = 11;
  private static final int KIND = 12;
  private static final int TITLE = 46;

  private final PrintWriter out;
  private final Ansi ansi;
  private Instant start = Instant.now();

  DemoOutput(PrintWriter out, Ansi ansi) {
    this.out = out;
    this.ansi = ansi;
  }

  /** Restarts the count of seconds. */
  void restartClock() {
    start = Instant.now();
  }

  void heading(String text) {
    out.println();
    print(colour("bold", text));
  }

  /** Prints a name and its value. */
  void entry(String name, String value) {
    print("  " + pad(name, KIND) + " " + value);
  }

  void text(String text) {
    print(text);
  }

  void sent(Sample sample) {
    happened("cyan", "in", sample, "");
  }

  void matched(OutcomeMatcher.Match match) {
    Sample sample = match.sentSample().sample();
    if (match.outcome() instanceof ObservedOutcome.Creation creation) {
      Duration after = Duration.between(match.sentSample().sent(), creation.at());
      happened("green", "SML lead " + creation.lead(), sample, "after " + seconds(after));
    } else if (match.outcome() instanceof ObservedOutcome.DeadLetter deadLetter) {
      happened("yellow", "dead letter", sample, "");
      reason(deadLetter.reason());
    }
  }

  void quiet(String kind, Sample sample, String why) {
    happened("blue", kind, sample, "");
    reason(why);
  }

  /** Prints an outcome of a message that the demo did not send. */
  void stray(ObservedOutcome outcome) {
    if (outcome instanceof ObservedOutcome.Creation creation) {
      line("green", "SML lead " + creation.lead(), "yours");
    } else if (outcome instanceof ObservedOutcome.DeadLetter deadLetter) {
      line("yellow", "dead letter", "yours, for " + clean(String.valueOf(deadLetter.dealer())));
      reason(deadLetter.reason());
    }
  }

  void changed(StatusChange change) {
    line(
        "magenta",
        "change",
        "in SML: lead %d, %s -> %s".formatted(change.lead(), change.from(), change.to()));
  }

  /**
   * Prints an event that a CRM received.
   *
   * @param after the time since the change; null if the demo did not make it
   */
  void received(ReceivedEvent event, Duration after) {
    line(
        "magenta",
        "event",
        "on %s: lead %d, %s -> %s%s"
            .formatted(
                event.queue(),
                event.lead(),
                event.from(),
                event.to(),
                after == null ? "" : "  after " + seconds(after)));
  }

  void sum(String name, Object value, String remark) {
    print("  %-28s %5s  %s".formatted(name, value, remark).stripTrailing());
  }

  void fault(String text) {
    for (String line : wrapped(text, WIDTH - 4)) {
      print("  " + colour("red", line));
    }
  }

  void result(boolean fine, String text) {
    out.println();
    print(colour(fine ? "bold,green" : "bold,red", text));
  }

  private void happened(String colour, String kind, Sample sample, String remark) {
    line(
        colour,
        kind,
        pad(sample.channel().name().toLowerCase(Locale.ROOT), 6)
            + pad(sample.dealer(), KIND)
            + (remark.isEmpty() ? sample.title() : pad(sample.title(), TITLE) + " " + remark));
  }

  private void line(String colour, String kind, String text) {
    Duration since = Duration.between(start, Instant.now());
    print("%9s  ".formatted(seconds(since)) + colour(colour, pad(kind, KIND)) + " " + text);
  }

  private void reason(String text) {
    for (String line : wrapped(text, WIDTH - INDENT - KIND - 1)) {
      print(" ".repeat(INDENT + KIND + 1) + colour("faint", line));
    }
  }

  // Flush each line, because a person reads along.
  private void print(String line) {
    out.println(line);
    out.flush();
  }

  private String colour(String style, String text) {
    // No markup, because foreign text could contain it too.
    return ansi.enabled()
        ? Ansi.Style.on(Ansi.Style.parse(style)) + text + Ansi.Style.reset.on()
        : text;
  }

  private static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
  }

  private static String pad(String text, int width) {
    String cut = text.length() > width ? text.substring(0, width - 3) + "..." : text;
    return cut + " ".repeat(width - cut.length());
  }

  // Control characters of foreign text must not reach the terminal.
  private static String clean(String text) {
    StringBuilder clean = new StringBuilder();
    text.codePoints()
        .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? ' ' : c)
        .forEach(clean::appendCodePoint);
    return clean.toString();
  }

  private static List<String> wrapped(String text, int width) {
    String rest = clean(text).strip();
    List<String> lines = new ArrayList<>();
    while (rest.length() > width) {
      int space = rest.lastIndexOf(' ', width);
      int cut = space > 0 ? space : width;
      lines.add(rest.substring(0, cut));
      rest = rest.substring(cut).strip();
    }
    lines.add(rest);
    return lines;
  }
}
