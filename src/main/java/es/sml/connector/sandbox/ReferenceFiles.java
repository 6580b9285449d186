package es.sml.connector.sandbox;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import es.sml.connector.sandbox.ReferenceData.Channel;
import es.sml.connector.sandbox.ReferenceData.Concessionaire;
import es.sml.connector.sandbox.ReferenceData.GasType;
import es.sml.connector.sandbox.ReferenceData.Locality;
import es.sml.connector.sandbox.ReferenceData.Membership;
import es.sml.connector.sandbox.ReferenceData.Origin;
import es.sml.connector.sandbox.ReferenceData.Province;
import es.sml.connector.sandbox.ReferenceData.Source;
import es.sml.connector.sandbox.ReferenceData.User;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToIntFunction;

/** Reads the reference data from the tables under {@code /sandbox/} on the class path. */
final class ReferenceFiles {
  private static final int API_USER = 2;

  private final JsonMapper json =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();
  private final CsvMapper csv = new CsvMapper();

  /** All of it, with the API's own user under the given name. */
  ReferenceData read(String apiUsername) {
    SortedMap<Integer, Channel> channels = byId(rows("channels.json", Channel.class), Channel::id);
    SortedMap<Integer, Origin> origins = byId(rows("origins.json", Origin.class), Origin::id);
    List<Concessionaire> concessionaires = new ArrayList<>();
    for (JsonNode node : tree("concessionaires.json")) {
      concessionaires.add(concessionaire(node, channels, origins));
    }
    List<User> users = new ArrayList<>();
    for (JsonNode node : tree("users.json")) {
      users.add(user(node));
    }
    SortedMap<Integer, User> usersById = byId(users, User::id);
    User apiUser = usersById.get(API_USER);
    apiUser.profile().put("username", apiUsername);
    return new ReferenceData(
        byId(rows("provinces.csv", Province.class), Province::id),
        byId(rows("localities.csv", Locality.class), Locality::id),
        byId(rows("gas-types.json", GasType.class), GasType::id),
        byId(concessionaires, Concessionaire::id),
        byId(concessionaires.stream().flatMap(c -> c.sources().stream()).toList(), Source::id),
        usersById,
        apiUser);
  }

  private static Concessionaire concessionaire(
      JsonNode node, SortedMap<Integer, Channel> channels, SortedMap<Integer, Origin> origins) {
    ObjectNode profile = node.withObject("/profile");
    int id = profile.required("id").intValue();
    List<Source> sources = new ArrayList<>();
    for (JsonNode source : node.required("sources")) {
      sources.add(
          new Source(
              source.required("id").intValue(),
              id,
              channels.get(source.required("channel").intValue()),
              source.required("data").textValue(),
              origins.get(source.required("origin").intValue())));
    }
    List<ObjectNode> notes = new ArrayList<>();
    node.required("notes").forEach(note -> notes.add((ObjectNode) note));
    return new Concessionaire(
        id,
        profile,
        node.required("mask_c2c").textValue(),
        node.required("concession_phone").textValue(),
        node.withObject("/work_calendar"),
        notes,
        sources);
  }

  private User user(JsonNode node) {
    List<Membership> memberships = new ArrayList<>();
    for (JsonNode membership : node.required("concessionaires")) {
      memberships.add(json.convertValue(membership, Membership.class));
    }
    ObjectNode profile = node.withObject("/profile");
    return new User(profile.required("id").intValue(), profile, memberships);
  }

  private static <T> SortedMap<Integer, T> byId(List<T> rows, ToIntFunction<T> id) {
    SortedMap<Integer, T> byId = new TreeMap<>();
    rows.forEach(row -> byId.put(id.applyAsInt(row), row));
    return byId;
  }

  private <T> List<T> rows(String file, Class<T> type) {
    try (InputStream in = open(file)) {
      return file.endsWith(".csv")
          ? csv.readerFor(type)
              .with(CsvSchema.emptySchema().withHeader())
              .<T>readValues(in)
              .readAll()
          : json.readerForListOf(type).readValue(in);
    } catch (IOException e) {
      throw new UncheckedIOException("reading the sandbox's " + file, e);
    }
  }

  private JsonNode tree(String file) {
    try (InputStream in = open(file)) {
      return json.readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException("reading the sandbox's " + file, e);
    }
  }

  private static InputStream open(String file) throws IOException {
    InputStream in = ReferenceFiles.class.getResourceAsStream("/sandbox/" + file);
    if (in == null) {
      throw new FileNotFoundException("/sandbox/" + file);
    }
    return in;
  }
}
