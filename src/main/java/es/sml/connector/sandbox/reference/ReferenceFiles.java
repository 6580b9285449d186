package es.sml.connector.sandbox.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.sandbox.http.Json;
import es.sml.connector.sandbox.reference.SandboxReferenceData.Channel;
import es.sml.connector.sandbox.reference.SandboxReferenceData.Concessionaire;
import es.sml.connector.sandbox.reference.SandboxReferenceData.GasType;
import es.sml.connector.sandbox.reference.SandboxReferenceData.Locality;
import es.sml.connector.sandbox.reference.SandboxReferenceData.Membership;
import es.sml.connector.sandbox.reference.SandboxReferenceData.Origin;
import es.sml.connector.sandbox.reference.SandboxReferenceData.Province;
import es.sml.connector.sandbox.reference.SandboxReferenceData.Source;
import es.sml.connector.sandbox.reference.SandboxReferenceData.User;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Reads the reference data from the tables under {@code /sandbox/} on the class path. It reads
 * trees, because Jackson's data binding would double the start time of a sandbox.
 */
public final class ReferenceFiles {
  private static final int API_USER = 2;

  private ReferenceFiles() {}

  /** Returns all data, with the API's own user under the given name. */
  public static SandboxReferenceData read(String apiUsername) {
    SortedMap<Integer, Channel> channels =
        table("channels.json", row -> new Channel(id(row), text(row, "slug"), text(row, "name")));
    SortedMap<Integer, Origin> origins = table("origins.json", row -> origin(row, channels));
    SortedMap<Integer, Concessionaire> concessionaires =
        table("concessionaires.json", row -> concessionaire(row, channels, origins));
    SortedMap<Integer, Source> sources = new TreeMap<>();
    concessionaires
        .values()
        .forEach(dealer -> dealer.sources().forEach(source -> sources.put(source.id(), source)));
    SortedMap<Integer, Locality> localities = new TreeMap<>();
    SortedMap<Integer, User> users = table("users.json", ReferenceFiles::user);
    User apiUser = users.get(API_USER);
    apiUser.profile().put("username", apiUsername);
    return new SandboxReferenceData(
        table("provinces.json", row -> province(row, localities)),
        localities,
        table("gas-types.json", row -> new GasType(id(row), text(row, "name"))),
        concessionaires,
        sources,
        users,
        apiUser);
  }

  private static Province province(JsonNode row, SortedMap<Integer, Locality> localities) {
    for (JsonNode locality : row.required("localities")) {
      localities.put(id(locality), new Locality(id(locality), id(row), text(locality, "name")));
    }
    return new Province(id(row), text(row, "name"));
  }

  private static Origin origin(JsonNode row, SortedMap<Integer, Channel> channels) {
    List<Channel> available = new ArrayList<>();
    row.required("channels").forEach(id -> available.add(channels.get(id.intValue())));
    return new Origin(id(row), text(row, "name"), text(row, "icon"), available);
  }

  private static Concessionaire concessionaire(
      JsonNode row, SortedMap<Integer, Channel> channels, SortedMap<Integer, Origin> origins) {
    int id = id(row.required("profile"));
    List<Source> sources = new ArrayList<>();
    for (JsonNode source : row.required("sources")) {
      sources.add(
          new Source(
              id(source),
              id,
              channels.get(source.required("channel").intValue()),
              text(source, "data"),
              origins.get(source.required("origin").intValue())));
    }
    List<ObjectNode> notes = new ArrayList<>();
    row.required("notes").forEach(note -> notes.add((ObjectNode) note));
    return new Concessionaire(
        id,
        (ObjectNode) row.required("profile"),
        text(row, "mask_c2c"),
        text(row, "concession_phone"),
        (ObjectNode) row.required("work_calendar"),
        notes,
        sources);
  }

  private static User user(JsonNode row) {
    List<Membership> memberships = new ArrayList<>();
    for (JsonNode membership : row.required("concessionaires")) {
      memberships.add(
          new Membership(
              id(membership),
              membership.required("concessionaire").intValue(),
              membership.required("is_concessionaire_admin").booleanValue(),
              membership.required("is_business_manager").booleanValue()));
    }
    ObjectNode profile = (ObjectNode) row.required("profile");
    return new User(id(profile), profile, memberships);
  }

  /** Returns the rows by their ids, which are in the row or in its profile. */
  private static <T> SortedMap<Integer, T> table(String file, Function<JsonNode, T> reading) {
    SortedMap<Integer, T> rows = new TreeMap<>();
    for (JsonNode row : tree(file)) {
      rows.put(id(row.has("profile") ? row.get("profile") : row), reading.apply(row));
    }
    return rows;
  }

  private static int id(JsonNode row) {
    return row.required("id").intValue();
  }

  /** Returns null if the table has null. */
  private static String text(JsonNode row, String field) {
    return row.required(field).textValue();
  }

  private static JsonNode tree(String file) {
    try (InputStream in = ReferenceFiles.class.getResourceAsStream("/sandbox/" + file)) {
      if (in == null) {
        throw new FileNotFoundException("/sandbox/" + file);
      }
      return Json.MAPPER.readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException("reading the sandbox's " + file, e);
    }
  }
}
