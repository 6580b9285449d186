package es.sml.connector.sandbox.body;

import static es.sml.connector.sandbox.body.Field.Presence.BY_TYPE;
import static es.sml.connector.sandbox.body.Field.Presence.OPTIONAL;
import static es.sml.connector.sandbox.body.Field.Presence.OPTIONAL_OR_NULL;
import static es.sml.connector.sandbox.body.Field.Presence.REQUIRED;

import es.sml.connector.sandbox.http.Json;
import es.sml.connector.sandbox.reference.References;
import es.sml.connector.sandbox.store.Item;
import es.sml.connector.sandbox.store.ItemLayout;
import java.util.List;
import java.util.Set;
import java.util.function.LongFunction;

/**
 * The bodies of requests, by the rules in the manual's section "Detalles". Decides which fields are
 * required, and which statuses, media and types of tasks exist.
 *
 * @param task a change of a task
 * @param status a lead's new status
 * @param call the lead whose client is to be called
 */
public record Bodies(
    BodyShape lead, BodyShape task, BodyShape newTask, BodyShape status, BodyShape call) {
  public static final Set<String> STATUSES =
      Set.of("new", "commercial_management", "tracing", "end");

  /** A user's name and password. */
  public static final BodyShape LOGIN =
      new BodyShape(new ItemLayout("username password"), filled("username"), filled("password"));

  static final String APPRAISAL = "appraisal";

  private static final Set<String> SCORES = Set.of("1", "2", "3", "4");
  private static final Set<String> MEDIA = Set.of("Phone", "E-mail", "SMS", "Whatsapp");
  private static final Set<String> ORIGINS = Set.of("national", "foreign");
  private static final Set<String> TASK_TYPES =
      Set.of(
          ("date appraisal budget financing warranty vehicle_information"
                  + " response_information_mail pending_assignment other")
              .split(" ", -1));

  /** Builds the shapes; {@code leads} returns the lead with an id, or null. */
  public static Bodies of(References references, LongFunction<Item> leads) {
    BodyShape note = new BodyShape(ItemLayout.NOTE, filled("content"));
    Field[] taskFields = taskFields(references, note);
    BodyShape task = new BodyShape(ItemLayout.TASK, taskFields);
    BodyShape request = new BodyShape(ItemLayout.REQUEST, list("task", task));
    BodyShape client =
        new BodyShape(
            ItemLayout.CLIENT,
            filled("name"),
            text("phone"),
            nullable("email", BodyValues::email),
            reference("province", OPTIONAL_OR_NULL, references),
            reference("location", OPTIONAL_OR_NULL, references));
    BodyShape vehicle =
        new BodyShape(
            ItemLayout.VEHICLE,
            filled("brand_model"),
            text("price"),
            text("km"),
            nullable("year", BodyValues::integer),
            reference("gas", OPTIONAL_OR_NULL, references),
            optional("sold", BodyValues::flag, false));
    BodyShape lead =
        new BodyShape(
            ItemLayout.LEAD,
            reference("source", REQUIRED, references),
            reference("user", OPTIONAL, references),
            new Field("client", OPTIONAL_OR_NULL, client::block, null),
            new Field("vehicle", REQUIRED, vehicle::block, null),
            new Field("request", OPTIONAL, request::block, request.read(Json.object())),
            list("note", note),
            list("tags", note),
            optional("status", choice(STATUSES), "new"),
            nullable("score", choice(SCORES)));
    BodyShape status =
        new BodyShape(new ItemLayout("status"), scalar("status", REQUIRED, choice(STATUSES), null));
    BodyShape call =
        new BodyShape(
            new ItemLayout("lead"),
            scalar("lead", REQUIRED, given -> BodyValues.reference(given, leads).id(), null));
    BodyShape newTask = call.with(ItemLayout.NEW_TASK, taskFields);
    return new Bodies(lead, task, newTask, status, call);
  }

  private static Field[] taskFields(References references, BodyShape note) {
    BodyShape appraisal =
        new BodyShape(
            ItemLayout.APPRAISAL,
            filled("brand_model"),
            text("license_plate"),
            text("km"),
            nullable("year", BodyValues::integer),
            reference("gas", OPTIONAL_OR_NULL, references),
            text("extras"),
            nullable("origin", choice(ORIGINS)));
    return new Field[] {
      nullable("type", choice(TASK_TYPES)),
      text("subtype"),
      text("description"),
      optional("media", choice(MEDIA), "Phone"),
      nullable("planified_realization_date", BodyValues::dateTime),
      nullable("planified_tracking_date", BodyValues::dateTime),
      optional("realization_date_check", BodyValues::flag, false),
      optional("tracking_date_check", BodyValues::flag, false),
      list("note", note),
      new Field(APPRAISAL, BY_TYPE, appraisal::block, null)
    };
  }

  private static Field filled(String name) {
    return scalar(name, REQUIRED, BodyValues::filledText, null);
  }

  private static Field text(String name) {
    return nullable(name, BodyValues::text);
  }

  private static Field nullable(String name, BodyValues.Scalar value) {
    return scalar(name, OPTIONAL_OR_NULL, value, null);
  }

  private static Field optional(String name, BodyValues.Scalar value, Object standard) {
    return scalar(name, OPTIONAL, value, standard);
  }

  private static Field reference(String name, Field.Presence presence, References references) {
    LongFunction<?> rows = references.table(name + "_data")::find;
    return scalar(name, presence, given -> BodyValues.reference(given, rows), null);
  }

  private static Field list(String name, BodyShape shape) {
    return new Field(name, OPTIONAL, shape::list, List.of());
  }

  private static BodyValues.Scalar choice(Set<String> choices) {
    return given -> BodyValues.choice(given, choices);
  }

  private static Field scalar(
      String name, Field.Presence presence, BodyValues.Scalar value, Object standard) {
    return new Field(name, presence, (given, kept) -> value.read(given), standard);
  }
}
