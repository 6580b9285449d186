package es.sml.connector.cli.crm;

import static es.sml.connector.language.LocalizedText.say;

import es.sml.connector.cli.ops.OpsClient;
import es.sml.connector.cli.ops.OpsOptions;
import es.sml.connector.cli.ops.PageOptions;
import es.sml.connector.cli.terminal.ShownText;
import es.sml.connector.cli.terminal.TextRow;
import es.sml.connector.ops.view.crm.EventView;
import java.io.PrintWriter;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists the events of a CRM. */
@Command(
    name = "events",
    description = {
      "Lists the events of a CRM, newest first.",
      "Each has its attempts, the last response and the next try."
    })
final class CrmEventsCommand implements Runnable {
  private static final TextRow ROW = new TextRow(20, 14, 16, 13);
  private static final String TYPE = "^es\\.sml\\.(lead\\.)?|\\.v\\d+$";

  @Mixin private OpsOptions options;
  @Mixin private EventTimeOptions time;
  @Mixin private PageOptions pages;

  @Parameters(paramLabel = "DEALER", description = "The dealer's id in dealers.yaml.")
  private String dealer;

  @Option(
      names = "--state",
      paramLabel = "STATE",
      description = "Only events with this state: pending, delivered or dead-lettered.")
  private String state;

  @Override
  public void run() {
    Map<String, Object> query = time.query();
    query.put("state", state);
    pages.addTo(query);
    options.print(
        options
            .connect()
            .get("crms/" + OpsClient.encode(dealer) + "/events", query, EventView.Page.class),
        CrmEventsCommand::print);
  }

  private static void print(EventView.Page page, PrintWriter out) {
    if (!page.events().isEmpty()) {
      out.println(ROW.headings(say("headings.events", "EVENT|TYPE|PUBLISHED|STATE|RESPONSE")));
    }
    for (EventView event : page.events()) {
      out.println(
          ROW.of(
              ShownText.text(event.id()), // whole, because redeliver takes it
              ShownText.text(event.type()).replaceAll(TYPE, ""),
              ShownText.minute(event.queued()),
              ShownText.text(event.state()),
              ShownText.text(event.lastResponse())));
      if (event.reason() != null) {
        out.println(
            ShownText.wrapped(
                say(
                    "events.attempts",
                    "attempts: {0}, next try: {1}: {2}",
                    event.attempts(),
                    ShownText.second(event.nextTry()),
                    ShownText.reason(event.reason())),
                2));
      }
    }
    int listed = page.events().size();
    out.println(
        say("events.matching", "{0,choice,0#0 events|1#1 event|1<{0} events}", page.matching())
            + (listed < page.matching() ? say("events.listed", ", {0} listed", listed) : ""));
    PageOptions.printNext(page.next(), out);
  }
}
