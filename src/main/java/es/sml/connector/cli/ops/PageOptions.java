package es.sml.connector.cli.ops;

import static es.sml.connector.language.LocalizedText.say;

import java.io.PrintWriter;
import java.util.Map;
import picocli.CommandLine.Option;

/** The options of a list in pages, and the line that names the next page. */
public final class PageOptions {
  @Option(names = "--limit", paramLabel = "N", description = "Most entries to list (default: 50).")
  private Integer limit;

  @Option(
      names = "--after",
      paramLabel = "CURSOR",
      description = "List the next page. The previous page prints the cursor.")
  private String after;

  public void addTo(Map<String, Object> query) {
    query.put("limit", limit);
    query.put("after", after);
  }

  /** Prints how to list the next page; the cursor is null if there is none. */
  public static void printNext(String cursor, PrintWriter out) {
    if (cursor != null) {
      out.println(say("page.next", "next page: --after {0}", cursor));
    }
  }
}
