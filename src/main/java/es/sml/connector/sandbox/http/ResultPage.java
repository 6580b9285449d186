package es.sml.connector.sandbox.http;

import com.fasterxml.jackson.core.JsonGenerator;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import java.util.function.IntFunction;

/**
 * One page of a list: count, next, previous, results. As in Django REST Framework, an invalid
 * page_size means the default size, and a missing page is a 404.
 *
 * <p>A page of more than {@value #PIECE} items is created during sending.
 */
public final class ResultPage implements Iterator<Buffer> {
  private static final int DEFAULT_SIZE = 20;
  private static final int PIECE = 200;

  private final IntFunction<? extends Json.Writing> items;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream(8192);
  private final JsonGenerator json;
  private final int end;
  private int position;

  public static SandboxResponse response(ApiRequest request, List<? extends Json.Writing> items) {
    return response(request, items.size(), items::get);
  }

  /** Returns the page; {@code items} has the position in the whole list, counted from 0. */
  public static SandboxResponse response(
      ApiRequest request, int count, IntFunction<? extends Json.Writing> items) {
    int size = size(request.parameter("page_size"), count);
    long pages = Math.max(1, (count + (long) size - 1) / size);
    String page = request.parameter("page");
    long number = page.isEmpty() ? 1 : wholeNumber(page);
    if (number < 1 || number > pages) {
      return ErrorResponses.detail(404, "Página inválida.");
    }
    int start = (int) ((number - 1) * size);
    int end = (int) Math.min(count, start + (long) size);
    try {
      ResultPage results = new ResultPage(items, start, end);
      results.json.writeStartObject();
      results.json.writeNumberField("count", count);
      results.json.writeStringField("next", number < pages ? link(request, number + 1) : null);
      results.json.writeStringField("previous", number > 1 ? link(request, number - 1) : null);
      results.json.writeArrayFieldStart("results");
      return new SandboxResponse(
          200,
          Map.of("Content-Type", "application/json"),
          results.piece(),
          results.hasNext() ? results : Collections.emptyIterator());
    } catch (IOException e) {
      throw new UncheckedIOException("writing JSON to memory", e);
    }
  }

  private static int size(String written, int count) {
    if (written.equals("all")) {
      return Math.max(1, count);
    }
    long size = wholeNumber(written);
    return size < 1 ? DEFAULT_SIZE : (int) Math.min(size, Integer.MAX_VALUE);
  }

  private static long wholeNumber(String written) {
    try {
      return Long.parseLong(written.strip());
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  private static String link(ApiRequest request, long page) {
    Map<String, String> query = new TreeMap<>(request.query());
    if (page == 1) {
      query.remove("page");
    } else {
      query.put("page", Long.toString(page));
    }
    StringBuilder link = new StringBuilder(request.url());
    char separator = '?';
    for (Map.Entry<String, String> parameter : query.entrySet()) {
      link.append(separator)
          .append(URLEncoder.encode(parameter.getKey(), StandardCharsets.UTF_8))
          .append('=')
          .append(URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8));
      separator = '&';
    }
    return link.toString();
  }

  private ResultPage(IntFunction<? extends Json.Writing> items, int start, int end)
      throws IOException {
    this.items = items;
    this.position = start;
    this.end = end;
    this.json = Json.MAPPER.createGenerator(out);
  }

  @Override
  public boolean hasNext() {
    return !json.isClosed();
  }

  @Override
  public Buffer next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    try {
      return piece();
    } catch (IOException e) {
      throw new UncheckedIOException("writing JSON to memory", e);
    }
  }

  private Buffer piece() throws IOException {
    int pieceEnd = Math.min(end, position + PIECE);
    while (position < pieceEnd) {
      items.apply(position++).writeTo(json);
    }
    if (position >= end) {
      json.writeEndArray();
      json.writeEndObject();
      json.close();
    } else {
      json.flush();
    }
    Buffer piece = Buffer.buffer(out.toByteArray());
    out.reset();
    return piece;
  }
}
