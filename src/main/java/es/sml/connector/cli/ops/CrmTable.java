package es.sml.connector.cli.ops;

import static es.sml.connector.language.LocalizedText.say;

import es.sml.connector.cli.terminal.ShownText;
import es.sml.connector.cli.terminal.TextRow;
import es.sml.connector.ops.view.crm.CrmView;
import java.io.PrintWriter;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Prints CRMs as a table, in 80 columns.
 *
 * @param colours gives a state its colour
 */
public record CrmTable(PrintWriter out, UnaryOperator<String> colours) {
  private static final TextRow ROW = new TextRow(28, 8, 9, 9);
  private static final int WIDEST_DEALER = 28;

  public void print(List<CrmView> crms) {
    out.println(ROW.headings(say("headings.crms", "CRM|STATE|PENDING|OLDEST|LAST RESPONSE")));
    for (CrmView crm : crms) {
      String state = ShownText.text(crm.state());
      out.println(
          ROW.of(
                  ShownText.cut(ShownText.text(crm.dealer()), WIDEST_DEALER),
                  state,
                  String.valueOf(crm.pending()),
                  crm.oldestAgeSeconds() == null ? "-" : StatusTables.age(crm.oldestAgeSeconds()),
                  ShownText.minute(crm.lastResponseAt()))
              .replace(" " + state + " ", " " + colours.apply(state) + " "));
      if (crm.state().equals("PAUSED")) {
        out.println(
            ShownText.wrapped(
                say(
                    "status.crm-paused",
                    "{0}; to resume it now: resume crm {1}",
                    ShownText.text(crm.reason()),
                    ShownText.text(crm.dealer())),
                2));
      }
      if (crm.since() != null) {
        out.println(
            ShownText.wrapped(
                say(
                    "status.crm-failing",
                    "failing since {0}, next try {1}: {2}",
                    ShownText.second(crm.since()),
                    ShownText.second(crm.nextTry()),
                    ShownText.reason(crm.reason())),
                2));
      }
    }
  }
}
