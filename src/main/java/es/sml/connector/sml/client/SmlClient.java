package es.sml.connector.sml.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import es.sml.connector.failure.sml.LeadRejectedException;
import es.sml.connector.failure.sml.ListRefusedException;
import es.sml.connector.failure.sml.SmlUnavailableException;
import es.sml.connector.failure.sml.UnknownOutcomeException;
import es.sml.connector.sml.SendDeadline;
import es.sml.connector.sml.SmlJson;
import es.sml.connector.sml.SmlOperation;
import es.sml.connector.sml.answer.Answer;
import es.sml.connector.sml.http.AnswerReading;
import es.sml.connector.sml.http.SmlRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.ProducerTemplate;
import org.apache.commons.lang3.math.NumberUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Client for code that reads SML's lists, page by page, and runs operations. It decides when a
 * response is unusable. Every request uses the request route.
 */
public final class SmlClient {
  private static final Logger LOG = LoggerFactory.getLogger(SmlClient.class);
  private static final int MOST_PAGES = 100_000;

  private final ProducerTemplate template;
  private final int pageSize;

  public SmlClient(ProducerTemplate template, int pageSize) {
    this.template = template;
    this.pageSize = pageSize;
  }

  /**
   * Runs one operation that reads.
   *
   * @param values values of the path's braces
   * @return SML's response
   * @throws SmlUnavailableException if SML cannot be reached or its response is not JSON
   * @throws LeadRejectedException if SML rejects the request
   */
  public JsonNode get(
      String account, SmlOperation operation, Map<String, ?> values, Map<String, ?> filters) {
    return json(
        operation,
        request(
            account,
            operation,
            SmlRequest.path(operation, values),
            filters.isEmpty() ? null : SmlRequest.query(filters),
            null,
            null));
  }

  /**
   * Runs any operation.
   *
   * @param body null for none
   * @param sendBy the request is not sent later; null for no limit
   * @return SML's response; null (JSON) if it has none
   * @throws UnknownOutcomeException if SML may have done it
   */
  JsonNode send(
      String account,
      SmlOperation operation,
      Map<String, ?> values,
      Map<String, ?> filters,
      JsonNode body,
      SendDeadline sendBy) {
    Exchange response =
        request(
            account,
            operation,
            SmlRequest.path(operation, values),
            filters.isEmpty() ? null : SmlRequest.query(filters),
            body == null ? null : SmlRequest.bytes(body),
            sendBy);
    if (!operation.writes() && operation != SmlOperation.LOGOUT) {
      return json(operation, response);
    }
    boolean empty = SmlRequest.content(response).length == 0;
    JsonNode json = empty ? NullNode.getInstance() : SmlRequest.json(response);
    if (json == null) {
      throw new UnknownOutcomeException("SML's response to " + operation.label() + " is not JSON");
    }
    if (operation.creates() && SmlJson.id(json.path("id")) == null) {
      throw new UnknownOutcomeException("SML's response to " + operation.label() + " has no id");
    }
    return json;
  }

  /**
   * Sends a small request that changes nothing.
   *
   * @throws SmlUnavailableException while SML does not respond
   */
  public void probe(String account) {
    SmlOperation list = SmlOperation.LIST_GAS_TYPES;
    try {
      JsonNode types = get(account, list, Map.of(), Map.of());
      if (!types.isArray() && !types.path("results").isArray()) {
        throw unfit("response to " + list.label() + " is no list");
      }
    } catch (LeadRejectedException e) {
      LOG.debug("account {}: SML responds, and denies this list with {}", account, e.status());
    }
  }

  /**
   * Returns the first entries of a list, at most one page of the connector's size.
   *
   * @throws SmlUnavailableException if it cannot be read
   */
  public <T extends Answer> List<T> first(String account, SmlOperation list, Class<T> type) {
    List<T> first = new ArrayList<>();
    PageReading<T> page =
        new PageReading<>(
            list,
            type,
            pageSize,
            entries -> {
              if (first.isEmpty()) {
                first.addAll(entries);
              }
            });
    page(
        account,
        list,
        SmlRequest.path(list, Map.of()),
        SmlRequest.query(Map.of("page_size", pageSize)),
        page);
    return first.isEmpty() ? page.kept() : first;
  }

  /**
   * Hands over every item of a list, page by page; only one page is in memory at the same time.
   *
   * @param type record of an item
   * @return whether the list stayed the same during the reading; if not, an item that moved to
   *     another page may be missing
   * @throws SmlUnavailableException if the list cannot be read to its end; the items so far are
   *     incomplete
   */
  public <T extends Answer> boolean forEach(
      String account,
      SmlOperation list,
      Map<String, ?> filters,
      Class<T> type,
      Consumer<T> action) {
    return forEach(account, list, Map.of(), filters, type, action);
  }

  /**
   * Does the same for a list below another resource.
   *
   * @param values values of the path's braces
   * @param type record of an item, or JsonNode to leave it as it is
   */
  <T> boolean forEach(
      String account,
      SmlOperation list,
      Map<String, ?> values,
      Map<String, ?> filters,
      Class<T> type,
      Consumer<T> action) {
    String path = SmlRequest.path(list, values);
    Map<String, Object> first = new LinkedHashMap<>(filters);
    first.putIfAbsent("page_size", pageSize);
    int most = NumberUtils.toInt(String.valueOf(first.get("page_size")), pageSize);
    String query = SmlRequest.query(first);
    Long count = null;
    boolean same = true;
    for (int page = 1; query != null; page++) {
      PageReading<T> response =
          new PageReading<>(list, type, Math.max(1, most), entries -> entries.forEach(action));
      try {
        page(account, list, path, query, response);
      } catch (LeadRejectedException e) {
        if (page > 1 && e.status() == 404) {
          return false; // the list became shorter during the reading
        }
        throw refused(list, e);
      }
      same &= count == null || count.equals(response.count());
      count = response.count();
      response.kept().forEach(action);
      String next = response.isWhole() ? null : response.next();
      if (page == MOST_PAGES || query.equals(next)) {
        throw unfit("links to the next page of " + list.label() + " do not end");
      }
      query = next;
    }
    return same;
  }

  private void page(
      String account, SmlOperation list, String path, String query, PageReading<?> page) {
    page(account, list, path, query, page, new Semaphore(1));
  }

  /**
   * Reads one page of a list.
   *
   * @param underWay semaphore; a permit is held during the request, not during the processing of a
   *     page of the usual size
   * @throws LeadRejectedException if SML rejects it: with 404 there is no such page
   * @throws SmlUnavailableException if it cannot be read
   */
  public void page(
      String account,
      SmlOperation list,
      String path,
      String query,
      PageReading<?> page,
      Semaphore underWay) {
    Exchange response;
    underWay.acquireUninterruptibly();
    try {
      response =
          request(
              account,
              exchange -> {
                SmlRequest.prepare(exchange, list, path, query, null, null);
                exchange.setProperty(AnswerReading.PROPERTY, page);
              });
    } finally {
      underWay.release();
    }
    if (!page.isDone()) {
      try {
        page.read(new ByteArrayInputStream(SmlRequest.content(response)));
      } catch (IOException e) {
        throw new SmlUnavailableException(
            "SML's page of " + list.label() + " is " + e.getMessage(), e);
      }
    }
  }

  int pageSize() {
    return pageSize;
  }

  static ListRefusedException refused(SmlOperation list, LeadRejectedException refusal) {
    return new ListRefusedException(list.label(), refusal.status());
  }

  private Exchange request(
      String account,
      SmlOperation operation,
      String path,
      String query,
      byte[] body,
      SendDeadline sendBy) {
    return request(
        account, exchange -> SmlRequest.prepare(exchange, operation, path, query, body, sendBy));
  }

  private Exchange request(String account, Processor preparation) {
    Exchange response = template.request("direct:sml-request-" + account, preparation);
    if (response.getException() instanceof RuntimeException failure) {
      throw failure;
    }
    if (response.getException() != null) {
      throw new IllegalStateException(response.getException());
    }
    return response;
  }

  private static JsonNode json(SmlOperation operation, Exchange response) {
    JsonNode json = SmlRequest.json(response);
    if (json == null) {
      throw unfit("response to " + operation.label() + " is not JSON");
    }
    return json;
  }

  private static SmlUnavailableException unfit(String what) {
    return new SmlUnavailableException("SML's " + what, (Throwable) null);
  }

  // Only the link's query is used: another host must not get the token.
  static String query(String link) {
    if (link == null || link.isEmpty() || "null".equals(link)) {
      return null;
    }
    try {
      return URI.create(link).getRawQuery();
    } catch (IllegalArgumentException e) {
      throw new SmlUnavailableException("SML's link to the next page is not a URL", e);
    }
  }
}
