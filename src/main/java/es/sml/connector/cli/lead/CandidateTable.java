package es.sml.connector.cli.lead;

import static es.sml.connector.language.LocalizedText.say;

import es.sml.connector.cli.terminal.ShownText;
import es.sml.connector.cli.terminal.TerminalWidth;
import es.sml.connector.cli.terminal.TextRow;
import es.sml.connector.ops.view.lead.CandidateView;
import java.io.PrintWriter;

/** Prints the leads in SML that a parked lead may be, the likeliest first. */
final class CandidateTable {
  private static final int VEHICLE = 20 + TerminalWidth.spare();
  private static final int SOURCE = 12;
  private static final TextRow ROW = new TextRow(9, 19, VEHICLE, SOURCE);

  private CandidateTable() {}

  static void print(CandidateView.Page page, PrintWriter out) {
    if (page.candidates().isEmpty()) {
      out.println(
          say(
              "candidates.none",
              "SML shows no lead that may be this one. Leads of this customer that belong to"
                  + " other messages are not listed."));
    } else {
      out.println(
          ROW.headings(say("headings.candidates", "ID IN SML|CREATED|VEHICLE|SOURCE|SAME")));
    }
    for (CandidateView one : page.candidates()) {
      out.println(
          ROW.of(
              String.valueOf(one.smlId()),
              ShownText.minute(one.created()),
              ShownText.cut(ShownText.text(one.vehicle()), VEHICLE),
              ShownText.cut(ShownText.text(one.source()), SOURCE),
              same(one)));
    }
    if (!page.complete()) {
      out.println(
          say("candidates.incomplete", "SML has more leads than were read: search in SML, too."));
    }
  }

  private static String same(CandidateView one) {
    if (one.byReference()) {
      return say("candidates.reference", "reference");
    }
    return one.sameVehicle()
        ? say("candidates.vehicle", "vehicle")
        : say("candidates.customer", "customer");
  }
}
