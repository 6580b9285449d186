package es.sml.connector.cli.deadletter;

import static es.sml.connector.language.LocalizedText.say;

import es.sml.connector.cli.terminal.ReadValues;
import es.sml.connector.cli.terminal.ShownText;
import es.sml.connector.cli.terminal.TextRow;
import es.sml.connector.ops.view.lead.TeachView;
import java.io.PrintWriter;

/** Prints a mail's lines, the proposed template, and its reading of each mail. */
final class TeachReport {
  private static final TextRow LINE = new TextRow(4);

  private TeachReport() {}

  static void print(TeachView taught, PrintWriter out) {
    for (TeachView.Line line : taught.lines()) {
      out.println(LINE.of(String.valueOf(line.line()), line.text()));
    }
    out.println();
    if (taught.proposal() != null) {
      print(taught.proposal(), out);
    }
  }

  private static void print(TeachView.Proposal proposal, PrintWriter out) {
    for (TeachView.Reading reading : proposal.readings()) {
      out.println(reading.id());
      if (reading.lead()) {
        print(reading, out);
      } else {
        out.println("  " + ShownText.reason(reading.reason()));
      }
      out.println();
    }
    out.println("formats/" + proposal.name() + ".yaml:");
    out.println();
    out.println(proposal.template());
    proposal
        .unread()
        .forEach(
            field ->
                out.println(say("teach.unread-mark", "marked, but read otherwise: {0}", field)));
  }

  private static void print(TeachView.Reading reading, PrintWriter out) {
    ReadValues values = new ReadValues(out);
    values.printHeadings();
    reading.values().forEach(row -> values.print(row.field(), row.value(), row.from()));
    reading.unread().forEach(line -> out.println(say("teach.unread", "  not read: {0}", line)));
  }

  static void printSaved(TeachView.Saved saved, PrintWriter out) {
    saved.files().forEach(out::println);
    out.println(
        say(
            "teach.saved",
            "The template {0} is in force. To replay what it reads: dead-letters replay --format"
                + " {0}",
            saved.format()));
  }
}
