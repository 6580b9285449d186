package es.sml.connector.sandbox.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;

/** The data that leads reference by id and that the API cannot change. Each map is by id. */
public record SandboxReferenceData(
    SortedMap<Integer, Province> provinces,
    SortedMap<Integer, Locality> localities,
    SortedMap<Integer, GasType> gasTypes,
    SortedMap<Integer, Concessionaire> concessionaires,
    SortedMap<Integer, Source> sources,
    SortedMap<Integer, User> users,
    User apiUser) {

  /** Returns the row with the id, null if there is none; likewise for each kind of row. */
  public Province province(long id) {
    return row(provinces, id);
  }

  public Locality locality(long id) {
    return row(localities, id);
  }

  public GasType gasType(long id) {
    return row(gasTypes, id);
  }

  public Source source(long id) {
    return row(sources, id);
  }

  public User user(long id) {
    return row(users, id);
  }

  private static <T> T row(SortedMap<Integer, T> rows, long id) {
    return id == (int) id ? rows.get((int) id) : null;
  }

  public record Province(int id, String name) {}

  public record Locality(int id, int province, String name) {}

  public record GasType(int id, String name) {}

  record Channel(int id, String slug, String name) {}

  /** Where clients find a source, with the channels that it offers. */
  record Origin(int id, String name, String icon, List<Channel> channels) {}

  /** A point of contact of a concessionaire: a phone number, an address, a page. */
  public record Source(int id, int concessionaire, Channel channel, String data, Origin origin) {}

  /**
   * A dealer.
   *
   * @param profile its simple attributes, with the API's names and order
   * @param workCalendar the week's days, each with start_hour, end_hour and working_day
   */
  public record Concessionaire(
      int id,
      ObjectNode profile,
      String maskC2c,
      String concessionPhone,
      ObjectNode workCalendar,
      List<ObjectNode> notes,
      List<Source> sources) {

    public boolean openAt(ZonedDateTime local) {
      JsonNode hours = workCalendar.path(local.getDayOfWeek().name().toLowerCase(Locale.ROOT));
      if (!hours.path("working_day").asBoolean()) {
        return false;
      }
      LocalTime time = local.toLocalTime();
      return !time.isBefore(LocalTime.parse(hours.path("start_hour").asText()))
          && time.isBefore(LocalTime.parse(hours.path("end_hour").asText()));
    }
  }

  /**
   * A user of SML.
   *
   * @param profile the attributes, with the API's names and order
   */
  public record User(int id, ObjectNode profile, List<Membership> memberships) {

    public boolean active() {
      return profile.path("is_active").asBoolean();
    }

    public boolean online() {
      return profile.path("session").path("online").asBoolean();
    }
  }

  /** A user's role at one concessionaire. */
  public record Membership(
      int id, int concessionaire, boolean isConcessionaireAdmin, boolean isBusinessManager) {}
}
