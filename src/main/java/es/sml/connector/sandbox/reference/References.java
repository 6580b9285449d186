package es.sml.connector.sandbox.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import es.sml.connector.sandbox.http.Json;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The data that leads reference by id and that the API cannot change. */
public final class References {
  /** The user of the API. */
  public static final int API_USER = 2;

  private static final List<String> CHANNELS =
      List.of("available_channels", "available_channels_data");

  private final Map<String, ReferenceTable> tables = new HashMap<>();

  /**
   * Reads the tables under {@code /sandbox/} on the class path. It reads trees, because Jackson's
   * data binding would double the start time of a sandbox.
   *
   * @param username the name of the API's user
   * @param clock decides whether a concessionaire is open
   */
  public References(String username, Clock clock) {
    Function<ObjectNode, ReferenceRow> dealer = tree -> new DealerRow(tree, clock);
    for (String list : List.of("provinces", "localities", "gas-types", "sources", "users")) {
      tables.put(list, new ReferenceTable(resource(list, username), ReferenceRow::new));
    }
    tables.put(
        "concessionaires", new ReferenceTable(resource("concessionaires", username), dealer));
    tables.put("province_data", table("provinces"));
    tables.put("location_data", table("localities"));
    tables.put("gas_data", table("gas-types"));
    tables.put("origin", new ReferenceTable(resource("origins", username), ReferenceRow::new));
    tables.put("source_data", table("sources").as(this::sourceOfLead, ReferenceRow::new));
    tables.put(
        "concessionaire_data", table("concessionaires").as(References::dealerOfLead, dealer));
    tables.put(
        "user_data",
        table("users").as(user -> user.without("related_concessionaires"), ReferenceRow::new));
    tables.put(
        "author_data", table("user_data").as(user -> user.without("session"), ReferenceRow::new));
  }

  /** Returns a table by the name of its list, or of the field that shows its row in a lead. */
  public ReferenceTable table(String name) {
    return tables.get(name);
  }

  /** A lead shows the channels of its source's origin, but not the source's concessionaire. */
  private ObjectNode sourceOfLead(ObjectNode source) {
    ObjectNode origin = table("origin").find(source.path("origin").intValue()).tree().deepCopy();
    source.set("origin_data", origin.without(List.of("phone_set", "email_set")));
    return source.without(List.of("concession", "concession_data"));
  }

  /** A lead's concessionaire does not show the channels of its sources' origins. */
  private static ObjectNode dealerOfLead(ObjectNode dealer) {
    for (JsonNode source : dealer.path("sources")) {
      source.withObject("/origin_data").remove(CHANNELS);
    }
    return dealer;
  }

  /** Reads a resource of the sandbox, with the name of the API's user in it. */
  public static JsonNode resource(String name, String username) {
    String file = "/sandbox/" + name + ".json";
    try (InputStream in = References.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new FileNotFoundException(file);
      }
      String written = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Json.MAPPER.readTree(
          written.replace("\"username\": \"demo\"", "\"username\": " + TextNode.valueOf(username)));
    } catch (IOException e) {
      throw new UncheckedIOException("reading the sandbox's " + file, e);
    }
  }
}
