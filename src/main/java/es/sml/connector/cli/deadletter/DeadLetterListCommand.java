package es.sml.connector.cli.deadletter;

import static es.sml.connector.language.LocalizedText.say;

import es.sml.connector.cli.ops.OpsOptions;
import es.sml.connector.cli.ops.PageOptions;
import es.sml.connector.cli.terminal.ShownText;
import es.sml.connector.cli.terminal.TerminalWidth;
import es.sml.connector.cli.terminal.TextRow;
import es.sml.connector.ops.view.lead.DeadLetterView;
import java.io.PrintWriter;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists dead letters as a table, with subject, vehicle and reason of each. */
@Command(
    name = "list",
    description =
        "Lists dead letters, newest first. Customers' data is masked, except in a subject for an operator.")
final class DeadLetterListCommand implements Runnable {
  private static final int STAGE = TerminalWidth.spare() > 0 ? 11 : 8;
  private static final int DEALER = 15;

  @Mixin private OpsOptions options;
  @Mixin private DeadLetterFilterOptions filter;
  @Mixin private PageOptions pages;

  @Option(names = "--oldest-first", description = "List the oldest first.")
  private boolean oldestFirst;

  @Override
  public void run() {
    Map<String, Object> query = filter.query();
    pages.addTo(query);
    query.put("order", oldestFirst ? "oldest" : null);
    options.print(
        options.connect().get("dead-letters", query, DeadLetterView.Page.class),
        DeadLetterListCommand::print);
  }

  private static void print(DeadLetterView.Page page, PrintWriter out) {
    int width =
        TerminalWidth.needed(
            DEALER,
            DEALER + TerminalWidth.spare() - 3,
            page.deadLetters().stream().map(DeadLetterView::dealer));
    TextRow row = new TextRow(14, 19, width, STAGE, 10);
    if (!page.deadLetters().isEmpty()) {
      out.println(
          row.headings(say("headings.dead-letters", "KEY|DEAD-LETTERED|DEALER|STAGE|STATE|SML")));
    }
    for (DeadLetterView deadLetter : page.deadLetters()) {
      out.println(
          row.of(
              ShownText.key(deadLetter.key(), deadLetter.id()),
              ShownText.minute(deadLetter.deadLetteredAt()),
              ShownText.cut(ShownText.text(deadLetter.dealer()), width),
              ShownText.cut(ShownText.text(deadLetter.stage()), STAGE),
              ShownText.text(deadLetter.state()),
              ShownText.text(deadLetter.smlId())));
      String about =
          ShownText.joined(deadLetter.source(), deadLetter.subject(), deadLetter.vehicle());
      if (!about.isEmpty()) {
        out.println(ShownText.wrapped(about, 2));
      }
      out.println(ShownText.wrapped(ShownText.reason(deadLetter.reason()), 2));
    }
    long matching = page.matching();
    int listed = page.deadLetters().size();
    out.println(
        say("dead-letters.matching", "{0,choice,0#0 messages|1#1 message|1<{0} messages}", matching)
            + (listed < matching ? say("dead-letters.listed", ", {0} listed", listed) : ""));
    BatchReport.printUnread(page.unreadable(), out);
    PageOptions.printNext(page.next(), out);
  }
}
