package es.sml.connector.cli.ops;

import static es.sml.connector.language.LocalizedText.say;

import com.fasterxml.jackson.databind.ObjectMapper;
import es.sml.connector.cli.option.TimeOption;
import es.sml.connector.cli.terminal.ShownText;
import es.sml.connector.cli.terminal.TextRow;
import es.sml.connector.language.RecordedTexts;
import es.sml.connector.ops.view.AuditView;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists who did what at a running connector since a time, newest first. */
@Command(
    name = "audit",
    description = {
      "Lists who did what at a running connector, newest first.",
      "It has starts and reloads, too. It has no customers' data."
    })
public final class AuditCommand implements Runnable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TextRow ROW = new TextRow(22, 24, 20);
  private static final int PAGE = 500;

  @Mixin private OpsOptions options;

  @Option(
      names = "--since",
      paramLabel = "TIME",
      converter = TimeOption.class,
      defaultValue = "1d",
      description = "Done at this time or later, " + TimeOption.FORMS + " (default: 1d).")
  private Instant since;

  @Option(names = "--key", paramLabel = "KEY", description = "Only actions on this lead.")
  private String key;

  @Override
  public void run() {
    AuditView audit = new AuditView(entries(options.connect()), null);
    options.print(new OpsClient.Answer<>(JSON.valueToTree(audit), audit), AuditCommand::print);
  }

  private List<AuditView.Entry> entries(OpsClient ops) {
    List<AuditView.Entry> entries = new ArrayList<>();
    Map<String, Object> query = new LinkedHashMap<>();
    query.put("key", key);
    query.put("since", since);
    query.put("limit", PAGE);
    AuditView page;
    do {
      page = ops.get("audit", query, AuditView.class).view();
      entries.addAll(page.entries());
      query.put("after", page.next());
    } while (page.next() != null);
    return entries;
  }

  private static void print(AuditView audit, PrintWriter out) {
    if (audit.entries().isEmpty()) {
      out.println(say("audit.none", "no actions since then"));
      return;
    }
    out.println(ROW.headings(say("headings.audit", "TIME|WHO|ACTION|LEAD")));
    for (AuditView.Entry entry : audit.entries()) {
      out.println(
          ROW.of(
              ShownText.second(entry.at()),
              ShownText.text(entry.who()),
              entry.action(),
              entry.key() == null ? "-" : ShownText.key(entry.key())));
      String details = entry.details() == null ? "" : details(entry) + ": ";
      out.println(
          ShownText.wrapped(
              ShownText.text(details + RecordedTexts.ACTIONS.shown(entry.outcome())), 2));
    }
  }

  // The reason of a discard is a person's own words.
  private static String details(AuditView.Entry entry) {
    return entry.action().equals("discard")
        ? entry.details()
        : RecordedTexts.ACTIONS.shown(entry.details());
  }
}
