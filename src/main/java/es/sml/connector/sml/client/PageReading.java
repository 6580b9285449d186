package es.sml.connector.sml.client;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.failure.sml.SmlUnavailableException;
import es.sml.connector.language.LocalizedText;
import es.sml.connector.sml.SmlJson;
import es.sml.connector.sml.SmlOperation;
import es.sml.connector.sml.answer.Answer;
import es.sml.connector.sml.answer.AnswerReader;
import es.sml.connector.sml.answer.Page;
import es.sml.connector.sml.answer.PartialAnswer;
import es.sml.connector.sml.http.AnswerReading;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Reads one page of a list, entry by entry, and refuses a response that is no list.
 *
 * <p>An SML that ignores the page size may send everything: only a limited number of entries is in
 * memory at the same time.
 */
public final class PageReading<T> implements AnswerReading {
  private static final LocalizedText NOT_JSON =
      LocalizedText.of("sml.not-json", "SML's response to {0} is not JSON");
  private static final LocalizedText NO_LIST =
      LocalizedText.of("sml.no-list", "SML's response to {0} is not a list");

  private final SmlOperation list;
  private final Class<T> type;
  private final int most;
  private final Consumer<List<T>> full;
  private List<T> kept = new ArrayList<>();
  private Page<JsonNode> head;
  private boolean isList;
  private long entries;

  /**
   * @param type record of an entry, or JsonNode to leave it as it is
   * @param most highest number of entries in memory
   * @param full receives the kept entries when there are more
   */
  public PageReading(SmlOperation list, Class<T> type, int most, Consumer<List<T>> full) {
    this.list = list;
    this.type = type;
    this.most = most;
    this.full = full;
  }

  @Override
  public void read(InputStream response) throws IOException {
    kept = new ArrayList<>();
    entries = 0;
    isList = false;
    EntryLimit limited = new EntryLimit(response);
    try (JsonParser json = SmlJson.MAPPER.createParser(limited)) {
      ObjectNode rest = SmlJson.MAPPER.createObjectNode();
      if (json.nextToken() == JsonToken.START_OBJECT) {
        readFields(json, limited, rest);
      }
      head = AnswerReader.page(rest, JsonNode.class);
      isList &= json.nextToken() == null; // read to the last byte, so that the connection is free
    } catch (JsonProcessingException e) {
      throw unfit(NOT_JSON); // its own message may show a customer's data
    }
    if (!isList) {
      throw unfit(NO_LIST);
    }
  }

  private SmlUnavailableException unfit(LocalizedText what) {
    return new SmlUnavailableException(what.with(list.label()), (Throwable) null);
  }

  boolean isDone() {
    return isList;
  }

  /** Returns the number of entries of the whole list; null if SML does not send it. */
  Long count() {
    return head.count();
  }

  /** Returns the query of the next page; null on the last. */
  String next() {
    return SmlClient.query(head.next());
  }

  /** Returns the last entries, which were not handed over before. */
  List<T> kept() {
    return kept;
  }

  public long entries() {
    return entries;
  }

  /** Returns whether SML ignored the page size and sent the whole list. */
  boolean isWhole() {
    return entries > most && head.count() != null && entries >= head.count();
  }

  private void readFields(JsonParser json, EntryLimit limited, ObjectNode rest) throws IOException {
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      limited.begin();
      if (json.nextToken() == JsonToken.START_ARRAY && name.equals("results")) {
        isList = true;
        while (json.nextToken() != JsonToken.END_ARRAY) {
          add(entry(json));
          limited.begin();
        }
      } else {
        rest.set(name, json.readValueAsTree());
      }
    }
  }

  private JsonNode entry(JsonParser json) throws IOException {
    if (!PartialAnswer.class.isAssignableFrom(type)
        || json.currentToken() != JsonToken.START_OBJECT) {
      return json.readValueAsTree();
    }
    Set<String> fields = AnswerReader.fields(type.asSubclass(Answer.class));
    ObjectNode part = SmlJson.MAPPER.createObjectNode();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      json.nextToken();
      if (fields.contains(name)) {
        part.set(name, json.readValueAsTree());
      } else {
        json.skipChildren();
      }
    }
    return part;
  }

  private void add(JsonNode entry) {
    if (kept.size() == most) {
      full.accept(kept);
      kept = new ArrayList<>();
    }
    kept.add(record(entry));
    entries++;
  }

  private T record(JsonNode entry) {
    return type == JsonNode.class
        ? type.cast(entry)
        : type.cast(AnswerReader.read(entry, type.asSubclass(Answer.class)));
  }
}
