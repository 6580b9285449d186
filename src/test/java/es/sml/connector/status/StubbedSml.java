package es.sml.connector.status;

import es.sml.connector.failure.sml.LeadRejectedException;
import es.sml.connector.sml.client.SmlClient;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/** The leads of the account "main" in SML, in memory; lists come in numbered pages. */
final class StubbedSml implements AutoCloseable {
  private static final Pattern ONE = Pattern.compile("/api/lead/(\\d+)/");
  private static final Pattern HISTORY = Pattern.compile("/api/lead_history/(\\d+)/get_history/");

  private final DefaultCamelContext camel = new DefaultCamelContext();
  private final Map<Long, Entry> leads = new LinkedHashMap<>();
  private final Map<Long, List<String>> histories = new HashMap<>();
  private final List<String> requests = new ArrayList<>();
  private Consumer<String> before = request -> {};
  private int pageSize = 2;

  private record Entry(String status, String json) {}

  StubbedSml() throws Exception {
    camel.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from("direct:sml-request-main")
                .errorHandler(noErrorHandler())
                .process(StubbedSml.this::answer);
          }
        });
    camel.start();
  }

  ProducerTemplate template() {
    return camel.createProducerTemplate();
  }

  SmlClient client() {
    return new SmlClient(template(), pageSize);
  }

  /**
   * @param size leads of a page, two unless this sets another number
   */
  synchronized void pages(int size) {
    pageSize = size;
  }

  StubbedSml lead(long id, String status) {
    return lead(id, status, "");
  }

  /**
   * @param more further fields, as ,"user":7
   */
  synchronized StubbedSml lead(long id, String status, String more) {
    leads.put(
        id, new Entry(status, "{\"id\":" + id + ",\"status\":\"" + status + "\"" + more + "}"));
    return this;
  }

  /** Adds any entry to the list of new leads. */
  synchronized StubbedSml odd(long place, String json) {
    leads.put(-place, new Entry("new", json));
    return this;
  }

  /** Shows a lead in the list of new leads and alone, as this JSON. */
  synchronized void raw(long id, String json) {
    leads.put(id, new Entry("new", json));
  }

  synchronized void remove(long id) {
    leads.remove(id);
  }

  /** Entries as SML shows them, the newest first. */
  synchronized void history(long id, String... entries) {
    histories.put(id, List.of(entries));
  }

  /** Runs before each answer, with the request's path and query. */
  synchronized void before(Consumer<String> action) {
    before = action;
  }

  /** Path and query of all requests so far, and forgets them. */
  synchronized List<String> removeRequests() {
    List<String> removed = List.copyOf(requests);
    requests.clear();
    return removed;
  }

  @Override
  public void close() {
    camel.stop();
  }

  private void answer(Exchange exchange) {
    String path = String.valueOf(exchange.getProperty("SmlPath"));
    String query =
        exchange.getProperty("SmlQuery") == null
            ? ""
            : URLDecoder.decode(
                String.valueOf(exchange.getProperty("SmlQuery")), StandardCharsets.UTF_8);
    Consumer<String> first;
    synchronized (this) {
      requests.add(path + "?" + query);
      first = before;
    }
    first.accept(path + "?" + query);
    exchange.getMessage().setBody(answer(path, query));
  }

  private synchronized String answer(String path, String query) {
    Matcher history = HISTORY.matcher(path);
    if (history.matches()) {
      List<String> entries = histories.get(Long.valueOf(history.group(1)));
      if (entries == null) {
        throw new LeadRejectedException(404, "there is none");
      }
      return "{\"count\":%d,\"next\":null,\"results\":[%s]}"
          .formatted(entries.size(), String.join(",", entries));
    }
    Matcher one = ONE.matcher(path);
    if (one.matches()) {
      Entry lead = leads.get(Long.valueOf(one.group(1)));
      if (lead == null) {
        throw new LeadRejectedException(404, "there is none");
      }
      return lead.json();
    }
    return page(query);
  }

  private String page(String query) {
    Matcher status = Pattern.compile("status=(\\w+)").matcher(query);
    List<String> found =
        leads.values().stream()
            .filter(lead -> !status.find(0) || lead.status().equals(status.group(1)))
            .map(Entry::json)
            .toList();
    Matcher number = Pattern.compile("&page=(\\d+)").matcher(query);
    int page = number.find() ? Integer.parseInt(number.group(1)) : 1;
    int from = (page - 1) * pageSize;
    if (page > 1 && from >= found.size()) {
      throw new LeadRejectedException(404, "Invalid page.");
    }
    int to = Math.min(from + pageSize, found.size());
    String next =
        to < found.size()
            ? "\"https://sml.example/api/lead/?"
                + query.replaceAll("&page=\\d+", "")
                + "&page="
                + (page + 1)
                + "\""
            : "null";
    return "{\"count\":%d,\"next\":%s,\"results\":[%s]}"
        .formatted(found.size(), next, String.join(",", found.subList(from, to)));
  }
}
