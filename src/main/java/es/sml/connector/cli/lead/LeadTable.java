package es.sml.connector.cli.lead;

import static es.sml.connector.language.LocalizedText.say;

import es.sml.connector.cli.terminal.ShownText;
import es.sml.connector.cli.terminal.TerminalWidth;
import es.sml.connector.cli.terminal.TextRow;
import es.sml.connector.ops.view.lead.LeadView;
import java.io.PrintWriter;
import java.util.List;

/** Prints leads as a table, each with its reason below. */
final class LeadTable {
  private static final int DEALER = 20;

  private LeadTable() {}

  /** Returns the lead's state; of a parked lead PARKED. */
  static String state(LeadView lead) {
    return lead.parked() ? "PARKED" : ShownText.text(lead.state());
  }

  static void print(List<LeadView> leads, PrintWriter out) {
    int width =
        TerminalWidth.needed(
            DEALER, DEALER + TerminalWidth.spare(), leads.stream().map(LeadView::dealer));
    TextRow row = new TextRow(14, 19, width, 10);
    out.println(row.headings(say("headings.leads", "KEY|RECEIVED|DEALER|STATE|SML")));
    for (LeadView lead : leads) {
      out.println(
          row.of(
              ShownText.key(lead.key()),
              ShownText.minute(lead.received()),
              ShownText.cut(ShownText.text(lead.dealer()), width),
              state(lead),
              ShownText.text(lead.smlId())));
      String about = ShownText.joined(lead.source(), lead.vehicle(), lead.subject());
      if (!about.isEmpty()) {
        out.println(ShownText.wrapped(about, 2));
      }
      if (lead.reason() != null) {
        out.println(ShownText.wrapped(ShownText.reason(lead.reason()), 2));
      }
    }
  }
}
