package es.sml.connector.console.page;

import com.fasterxml.jackson.databind.JsonNode;
import es.sml.connector.config.reload.RunningConfiguration;
import es.sml.connector.config.reload.ShownConfiguration;
import es.sml.connector.console.request.Outcome;
import es.sml.connector.console.request.PageRequest;
import es.sml.connector.ops.http.OpsEndpoint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Shows the overview, the mailboxes, the configuration and the audit. */
public final class OverviewPages {
  private static final int MAILBOXES_AT_A_GLANCE = 8;
  private static final int MAILBOXES_OF_A_PAGE = 60;

  private final OpsApiClient api;
  private final RunningConfiguration configuration;

  public OverviewPages(OpsApiClient api, RunningConfiguration configuration) {
    this.api = api;
    this.configuration = configuration;
  }

  public Outcome overview(PageRequest pageRequest) {
    JsonNode status = api.get(pageRequest, OpsEndpoint.SHOW_STATUS, Map.of());
    Map<String, Object> values = new HashMap<>();
    values.put("status", OpsApiClient.values(status));
    values.put("chart", HourChart.of(status.at("/leads/hours")));
    List<Map<String, Object>> mailboxes = mailboxes(status);
    values.put(
        "mailboxes", mailboxes.subList(0, Math.min(MAILBOXES_AT_A_GLANCE, mailboxes.size())));
    values.put("mailboxCount", mailboxes.size());
    values.put("silent", silent(mailboxes));
    values.put("busyQueues", busyQueues(status));
    values.put("still", pageRequest.parameter("still") != null);
    return new Outcome.View("overview", values);
  }

  public Outcome mailboxes(PageRequest pageRequest) {
    JsonNode status = api.get(pageRequest, OpsEndpoint.SHOW_STATUS, Map.of());
    Map<String, Object> values = new HashMap<>();
    values.put("at", status.path("at").asText());
    List<Map<String, Object>> all = mailboxes(status);
    values.put("count", all.size());
    values.put("silent", silent(all));
    String find = pageRequest.parameter("find");
    List<Map<String, Object>> found = find == null ? all : named(all, find);
    int pages = Math.max(1, (found.size() + MAILBOXES_OF_A_PAGE - 1) / MAILBOXES_OF_A_PAGE);
    int page = Math.min(pageNumber(pageRequest.parameter("page")), pages);
    int first = (page - 1) * MAILBOXES_OF_A_PAGE;
    values.put(
        "mailboxes", found.subList(first, Math.min(first + MAILBOXES_OF_A_PAGE, found.size())));
    values.put("found", found.size());
    values.put("find", find == null ? "" : find);
    values.put("page", page);
    values.put("pages", pages);
    values.put("still", pageRequest.parameter("still") != null);
    return new Outcome.View("mailboxes", values);
  }

  private static List<Map<String, Object>> named(List<Map<String, Object>> mailboxes, String part) {
    String wanted = part.toLowerCase(Locale.ROOT);
    return mailboxes.stream()
        .filter(
            mailbox -> mailbox.get("mailbox").toString().toLowerCase(Locale.ROOT).contains(wanted))
        .toList();
  }

  // The first page if the text is not a page number.
  private static int pageNumber(String written) {
    return written != null && written.matches("[1-9][0-9]{0,5}") ? Integer.parseInt(written) : 1;
  }

  public Outcome audit(PageRequest pageRequest) {
    Map<String, String> query = new HashMap<>();
    if (pageRequest.parameter("after") != null) {
      query.put("after", pageRequest.parameter("after"));
    }
    JsonNode page = api.get(pageRequest, OpsEndpoint.LIST_AUDIT, query);
    return new Outcome.View("audit", new HashMap<>(OpsApiClient.values(page)));
  }

  public Outcome configuration() {
    return new Outcome.View(
        "configuration",
        Map.of(
            "directory",
                configuration
                    .now()
                    .configuration()
                    .directory()
                    .toAbsolutePath()
                    .normalize()
                    .toString(),
            "sections", ShownConfiguration.of(configuration.now().configuration())));
  }

  // Failing mailboxes come first.
  private static List<Map<String, Object>> mailboxes(JsonNode status) {
    List<Map<String, Object>> mailboxes = new ArrayList<>();
    for (JsonNode mailbox : status.path("mailboxes")) {
      Map<String, Object> values = OpsApiClient.values(mailbox);
      values.put("well", isWell(mailbox));
      mailboxes.add(values);
    }
    mailboxes.sort(
        Comparator.comparing((Map<String, Object> mailbox) -> (Boolean) mailbox.get("well"))
            .thenComparing(mailbox -> mailbox.get("mailbox").toString()));
    return mailboxes;
  }

  // Health ignores short failures, but a person who opens the page should see them.
  private static boolean isWell(JsonNode mailbox) {
    return mailbox.path("status").asText().equals("UP")
        && !mailbox.hasNonNull("reason")
        && !mailbox.path("state").asText().equals("FAILING");
  }

  private static long silent(List<Map<String, Object>> mailboxes) {
    return mailboxes.stream().filter(mailbox -> !(Boolean) mailbox.get("well")).count();
  }

  private static List<Map<String, Object>> busyQueues(JsonNode status) {
    List<Map<String, Object>> busy = new ArrayList<>();
    for (JsonNode queue : status.path("queues")) {
      if (!queue.path("depth").isNull() && queue.path("depth").asLong() > 0) {
        busy.add(OpsApiClient.values(queue));
      }
    }
    return busy;
  }
}
