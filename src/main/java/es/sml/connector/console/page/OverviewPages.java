package es.sml.connector.console.page;

import es.sml.connector.console.request.Outcome;
import es.sml.connector.console.request.PageRequest;
import es.sml.connector.console.text.Language;
import es.sml.connector.console.text.RunbookText;
import es.sml.connector.ops.http.OpsEndpoint;
import es.sml.connector.ops.view.AuditView;
import es.sml.connector.ops.view.StatusView;
import es.sml.connector.ops.view.pause.PauseView;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Shows the overview, the mailboxes, the audit and the runbook. It decides how many mailboxes a
 * page shows, the failing ones first.
 */
public record OverviewPages(OpsApiClient api) {
  private static final int MAILBOXES_AT_A_GLANCE = 8;
  private static final int MAILBOXES_OF_A_PAGE = 60;

  public Outcome overview(PageRequest pageRequest) {
    StatusView status = api.status(pageRequest);
    Map<String, Object> values = new HashMap<>();
    values.put("status", status);
    values.put("chart", HourChart.of(status.leads().hours()));
    List<StatusView.Mailbox> mailboxes = mailboxes(status);
    values.put(
        "mailboxes", mailboxes.subList(0, Math.min(MAILBOXES_AT_A_GLANCE, mailboxes.size())));
    values.put("mailboxCount", mailboxes.size());
    values.put("silent", silent(mailboxes));
    values.put("held", accountsPausedByOperators(status));
    values.put("busyQueues", status.queues().stream().filter(queue -> queue.depth() > 0).toList());
    values.put("still", pageRequest.parameter("still") != null);
    return new Outcome.View("overview", values);
  }

  private static List<String> accountsPausedByOperators(StatusView status) {
    return status.pauses().stream()
        .filter(pause -> pause.kind().equals("account") && pause.state().equals("paused"))
        .map(PauseView::name)
        .toList();
  }

  public Outcome mailboxes(PageRequest pageRequest) {
    StatusView status = api.status(pageRequest);
    Map<String, Object> values = new HashMap<>();
    values.put("at", status.at());
    List<StatusView.Mailbox> all = mailboxes(status);
    values.put("count", all.size());
    values.put("silent", silent(all));
    String find = pageRequest.parameter("find");
    List<StatusView.Mailbox> found = find == null ? all : named(all, find);
    int pages = Math.max(1, (found.size() + MAILBOXES_OF_A_PAGE - 1) / MAILBOXES_OF_A_PAGE);
    int page = Math.min(pageNumber(pageRequest.parameter("page")), pages);
    int first = (page - 1) * MAILBOXES_OF_A_PAGE;
    values.put(
        "mailboxes", found.subList(first, Math.min(first + MAILBOXES_OF_A_PAGE, found.size())));
    values.put("found", found.size());
    values.put("find", find == null ? "" : find);
    values.put("pageNumber", page);
    values.put("pages", pages);
    values.put("still", pageRequest.parameter("still") != null);
    return new Outcome.View("mailboxes", values);
  }

  private static List<StatusView.Mailbox> named(List<StatusView.Mailbox> mailboxes, String part) {
    String wanted = part.toLowerCase(Locale.ROOT);
    return mailboxes.stream()
        .filter(mailbox -> mailbox.mailbox().toLowerCase(Locale.ROOT).contains(wanted))
        .toList();
  }

  // The first page if the text is not a page number.
  private static int pageNumber(String written) {
    return written != null && written.matches("[1-9][0-9]{0,5}") ? Integer.parseInt(written) : 1;
  }

  public Outcome audit(PageRequest pageRequest) {
    Map<String, String> query = DayFilter.query(pageRequest, OpsApiClient.AFTER);
    AuditView page = api.get(pageRequest, OpsEndpoint.LIST_AUDIT, query, AuditView.class);
    Map<String, Object> values = new HashMap<>(Map.of("list", page));
    values.put("since", pageRequest.query().getOrDefault("since", ""));
    values.put("until", pageRequest.query().getOrDefault("until", ""));
    return new Outcome.View("audit", values);
  }

  public Outcome runbook(PageRequest pageRequest) {
    return new Outcome.View(
        "runbook",
        Map.of(
            "sections", RunbookText.read(pageRequest.language()),
            // A link in a notice or of a metric names the English section.
            "english", RunbookText.read(Language.EN)));
  }

  // Failing mailboxes come first.
  private static List<StatusView.Mailbox> mailboxes(StatusView status) {
    return status.mailboxes().stream()
        .sorted(
            Comparator.comparing(StatusView.Mailbox::well)
                .thenComparing(StatusView.Mailbox::mailbox))
        .toList();
  }

  private static long silent(List<StatusView.Mailbox> mailboxes) {
    return mailboxes.stream().filter(mailbox -> !mailbox.well()).count();
  }
}
