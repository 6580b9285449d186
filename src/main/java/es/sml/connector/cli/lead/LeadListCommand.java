package es.sml.connector.cli.lead;

import static es.sml.connector.language.LocalizedText.say;

import es.sml.connector.cli.ops.OpsOptions;
import es.sml.connector.cli.ops.PageOptions;
import es.sml.connector.cli.option.TimeOption;
import es.sml.connector.cli.terminal.ShownText;
import es.sml.connector.ops.view.lead.FoundView;
import es.sml.connector.ops.view.lead.LeadView;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists leads. */
@Command(
    name = "list",
    description =
        "Lists leads, newest first. Customers' data is masked, except in a subject for an operator.")
final class LeadListCommand implements Runnable {
  @Mixin private OpsOptions options;
  @Mixin private PageOptions pages;

  @Option(
      names = "--state",
      paramLabel = "STATE",
      description =
          "Only leads with this state: RECEIVED, POSTING, UNKNOWN, CREATED, REJECTED, FAILED,"
              + " NOT_A_LEAD, SPLIT, DUPLICATE or PARKED.")
  private String state;

  @Option(
      names = "--parked",
      description = "The same as --state PARKED: leads that wait for an operator (leads resolve).")
  private boolean parked;

  @Option(names = "--dealer", paramLabel = "ID", description = "Only leads of this dealer.")
  private String dealer;

  @Option(names = "--account", paramLabel = "ID", description = "Only leads of this account.")
  private String account;

  @Option(names = "--sml-id", paramLabel = "ID", description = "Only the lead with this id in SML.")
  private Long smlId;

  @Option(
      names = "--key",
      paramLabel = "PREFIX",
      description = "Only leads whose key begins with this.")
  private String key;

  @Option(
      names = "--since",
      paramLabel = "TIME",
      converter = TimeOption.class,
      description = "Received at this time or later, " + TimeOption.FORMS + ".")
  private Instant since;

  @Option(
      names = "--until",
      paramLabel = "TIME",
      converter = TimeOption.class,
      description = "Received before this time.")
  private Instant until;

  @Override
  public void run() {
    Map<String, Object> query = new LinkedHashMap<>();
    query.put("state", state);
    query.put("parked", parked ? true : null);
    query.put("dealer", dealer);
    query.put("account", account);
    query.put("smlId", smlId);
    query.put("key", key);
    query.put("since", since);
    query.put("until", until);
    pages.addTo(query);
    options.print(
        options.connect().get("leads", query, LeadView.Page.class), LeadListCommand::print);
  }

  private static void print(LeadView.Page page, PrintWriter out) {
    if (page.leads().isEmpty()) {
      out.println(say("leads.none", "no leads"));
    } else {
      LeadTable.print(page.leads(), out);
    }
    for (FoundView.Place place : page.waiting()) {
      out.println(ShownText.wrapped(waiting(place), 0));
    }
    PageOptions.printNext(page.next(), out);
  }

  private static String waiting(FoundView.Place place) {
    return place.account() == null
        ? say(
            "leads.paused",
            "leads of paused dealers or channels may wait and are not in this list: see pauses")
        : say(
            "leads.waiting",
            "{0,choice,1#1 lead waits|1<{0} leads wait} for account {1} and {0,choice,1#is|1<are}"
                + " not in this list: see status",
            place.waiting(),
            place.account());
  }
}
