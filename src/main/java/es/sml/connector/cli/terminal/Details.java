package es.sml.connector.cli.terminal;

import static es.sml.connector.language.LocalizedText.say;

import es.sml.connector.language.RecordedReason;
import es.sml.connector.language.RecordedTexts;
import es.sml.connector.ops.text.PrintableText;
import es.sml.connector.ops.view.lead.LeadView;
import es.sml.connector.ops.view.lead.TimelineView;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.apache.commons.text.WordUtils;

/** Prints names and values in two columns. Missing values are left out. */
public record Details(PrintWriter out) {
  private static final int NAMES = 16;
  private static final TextRow ROW = new TextRow(NAMES - 2);

  public void add(String name, Object value) {
    if (value != null && !value.toString().isEmpty()) {
      print(name, value.toString());
    }
  }

  /** Prints the account with SML's environment. */
  public void addAccount(String account, String environment) {
    if (account != null) {
      print("account", ShownText.account(account, environment));
    }
  }

  public void addTime(String name, String time) {
    if (time != null) {
      print(name, ShownText.second(time));
    }
  }

  public void addHistory(List<LeadView.Move> moves) {
    String name = "history";
    for (LeadView.Move move : moves) {
      print(name, ShownText.second(move.at()) + " " + event(move.event()) + because(move.reason()));
      name = "";
    }
  }

  /** Prints the timeline of a lead, with the delivery of its events to the CRM. */
  public void addTimeline(List<TimelineView> entries) {
    String name = "timeline";
    for (TimelineView entry : entries) {
      StringBuilder line = new StringBuilder(ShownText.second(entry.at()));
      line.append(' ').append(event(entry.event()));
      append(line, say("timeline.channel", " by "), entry.channel());
      append(line, say("timeline.id", " as "), entry.smlId());
      append(line, say("timeline.from", " from "), entry.from());
      append(line, say("timeline.to", " to "), entry.to());
      append(line, say("timeline.result", ", result "), entry.result());
      append(
          line,
          say("timeline.task", ", task "),
          entry.task() == null ? null : entry.task().asText(null));
      append(line, say("timeline.user", ", by user "), entry.by());
      line.append(because(entry.reason() == null ? null : entry.reason().asText(null)));
      if (entry.callback() != null) {
        line.append("; ").append(callback(entry.callback()));
      }
      print(name, line.toString());
      name = "";
    }
  }

  /**
   * Prints a text of several lines below a title.
   *
   * @param masked true if the customer's data in it is masked
   * @param part what is said if it is not the whole text; empty if it is
   */
  public void addText(String title, boolean masked, String part, String text) {
    out.println();
    out.println(
        title
            + (masked ? say("text.masked", ", masked (to see it: --unmasked)") : "")
            + part
            + ":");
    PrintableText.lines(text).lines().forEach(line -> out.println("  " + line));
  }

  private static void append(StringBuilder line, String before, Object value) {
    if (value != null) {
      line.append(before).append(value);
    }
  }

  private static String event(String name) {
    String label = name.toLowerCase(Locale.ROOT).replace('_', '-');
    return RecordedTexts.ACTIONS.shown(label);
  }

  private static String callback(TimelineView.Callback callback) {
    return callback.state(ShownText::second).shown()
        + (callback.acknowledgedAt() == null ? because(callback.reason()) : "");
  }

  private static String because(String reason) {
    return reason == null ? "" : ": " + RecordedReason.shown(reason);
  }

  private void print(String name, String value) {
    String indent = "\n" + " ".repeat(NAMES);
    String wrapped =
        WordUtils.wrap(PrintableText.line(value), TerminalWidth.now() - NAMES, indent, true);
    String shown = name.isEmpty() ? "" : say("detail." + name.replace(' ', '-'), name);
    out.println(ROW.of(shown, wrapped));
  }
}
