package es.sml.connector.deliver;

import es.sml.connector.failure.sml.LeadRejectedException;
import es.sml.connector.failure.sml.SmlUnavailableException;
import es.sml.connector.sml.client.SmlClient;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/** SML's list of leads of the account "main", answered in pages of two from memory. */
public final class StubbedList implements AutoCloseable {
  private final DefaultCamelContext camel = new DefaultCamelContext();
  private final List<String> leads = new ArrayList<>();
  private final List<String> filters = new ArrayList<>();
  private boolean searchable;
  private boolean down;
  private boolean shrinking;
  private String refused;
  private Runnable meanwhile = () -> {};

  public StubbedList() throws Exception {
    camel.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from("direct:sml-request-main").process(StubbedList.this::answer);
          }
        });
    camel.start();
  }

  public SmlClient client() {
    return new SmlClient(camel.createProducerTemplate(), 2);
  }

  /** Adds a lead as SML lists it. */
  public synchronized StubbedList add(String json) {
    leads.add(json);
    return this;
  }

  public synchronized void clear() {
    leads.clear();
  }

  /** Whether the filter "search" finds tags; else it finds nothing. */
  public synchronized StubbedList searchable(boolean whether) {
    searchable = whether;
    return this;
  }

  public synchronized StubbedList down(boolean whether) {
    down = whether;
    return this;
  }

  /** A filter, or the beginning of one, that is answered with 400. */
  public synchronized StubbedList refusing(String filter) {
    refused = filter;
    return this;
  }

  /** Runs an action during the next request. */
  public synchronized StubbedList meanwhile(Runnable what) {
    meanwhile = what;
    return this;
  }

  /** Whether the list is one shorter at each page. */
  public synchronized StubbedList shrinking(boolean whether) {
    shrinking = whether;
    return this;
  }

  /** The filters of all lists asked for so far, decoded, one entry a list. */
  public synchronized List<String> filters() {
    return List.copyOf(filters);
  }

  @Override
  public void close() {
    camel.stop();
  }

  private synchronized void answer(Exchange exchange) {
    if (down) {
      throw new SmlUnavailableException("SML responded with 503", (Throwable) null);
    }
    String query =
        URLDecoder.decode(String.valueOf(exchange.getProperty("SmlQuery")), StandardCharsets.UTF_8);
    if (refused != null && query.contains(refused)) {
      throw new LeadRejectedException(400, "no such filter");
    }
    meanwhile.run();
    int from = 0;
    if (query.contains("from=")) {
      from = Integer.parseInt(query.substring(query.indexOf("from=") + 5));
    } else {
      filters.add(query.replaceAll("&?page_size=2", ""));
    }
    List<String> found = query.contains("search=") && !searchable ? List.of() : leads;
    int to = Math.min(from + 2, found.size());
    String filter = query.replaceAll("&?from=\\d+", "");
    String next =
        to < found.size() ? "\"https://sml.example/?" + filter + "&from=" + to + "\"" : "null";
    exchange
        .getMessage()
        .setBody(
            "{\"count\":%d,\"next\":%s,\"results\":[%s]}"
                .formatted(
                    shrinking ? found.size() - from : found.size(),
                    next,
                    String.join(",", found.subList(from, to))));
  }
}
