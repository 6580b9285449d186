package es.sml.connector.demo;

import static es.sml.connector.language.LocalizedText.say;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import picocli.CommandLine.Help.Ansi;

/**
 * Prints a line for each outcome of the demo, with the seconds since the start. Control characters
 * of messages do not reach the terminal.
 */
public final class DemoOutput {
  private static final String MARGIN = " ".repeat(24);
  // Control characters of foreign text must not reach the terminal.
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cf}]");
  private static final Pattern LINE = Pattern.compile("\\S.{0,75}(?: |$)|\\S.{75}");

  private final PrintWriter out;
  private final Ansi ansi;
  private final Instant start = Instant.now();

  /**
   * @param out the output, coloured as {@code ansi} says
   */
  public DemoOutput(PrintWriter out, Ansi ansi) {
    this.out = out;
    this.ansi = ansi;
  }

  void heading(String text) {
    print("");
    print(colour("bold", text));
  }

  void result(boolean fine, String text) {
    print("");
    print(colour(fine ? "bold,green" : "bold,red", text));
  }

  void sum(String name, long value) {
    print("  %-20s %5d".formatted(name, value));
  }

  /** Prints what happened to a message. */
  void message(String colour, String kind, Sample sample, String remark) {
    line(
        colour,
        kind,
        say("demo.columns", "%-6s%-12s%-46s %s")
            .formatted(sample.shownChannel(), sample.dealer(), sample.shownTitle(), remark));
  }

  void line(String colour, String kind, String text) {
    String since = seconds(Duration.between(start, Instant.now()));
    String padded = "%-12s".formatted(kind);
    print("%9s  %s %s".formatted(since, colour(colour, padded), clean(text).stripTrailing()));
  }

  void reason(String text) {
    wrapped(text, MARGIN, "faint");
  }

  void fault(String text) {
    wrapped(text, "  ", "red");
  }

  // Flush each line, because a person reads along.
  void print(String line) {
    out.println(line);
    out.flush();
  }

  static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
  }

  private void wrapped(String text, String margin, String colour) {
    LINE.matcher(clean(text))
        .results()
        .map(MatchResult::group)
        .forEach(line -> print(margin + colour(colour, line.stripTrailing())));
  }

  private String colour(String style, String text) {
    // No markup, because foreign text could contain it too.
    return ansi.enabled()
        ? Ansi.Style.on(Ansi.Style.parse(style)) + text + Ansi.Style.reset.on()
        : text;
  }

  private static String clean(String text) {
    return CONTROL.matcher(text).replaceAll(" ");
  }
}
