package es.sml.connector.sandbox.body;

import es.sml.connector.sandbox.body.Field.Presence;
import es.sml.connector.sandbox.lead.Item;
import es.sml.connector.sandbox.lead.ItemLayout;
import es.sml.connector.sandbox.reference.References;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.LongFunction;

/**
 * The bodies of requests, by the rules in the manual's section "Detalles".
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
      new BodyShape(
          new ItemLayout("username password"),
          List.of(
              field("username", Presence.REQUIRED, BodyValues::filledText),
              field("password", Presence.REQUIRED, BodyValues::filledText)));

  static final String APPRAISAL = "appraisal";

  private static final Set<String> SCORES = Set.of("1", "2", "3", "4");
  private static final Set<String> MEDIA = Set.of("Phone", "E-mail", "SMS", "Whatsapp");
  private static final Set<String> ORIGINS = Set.of("national", "foreign");
  private static final Set<String> TASK_TYPES =
      Set.of(
          "date",
          APPRAISAL,
          "budget",
          "financing",
          "warranty",
          "vehicle_information",
          "response_information_mail",
          "pending_assignment",
          "other");

  /**
   * @param leads returns the lead with an id, null if there is none
   */
  public static Bodies of(References references, LongFunction<Item> leads) {
    BodyShape note =
        new BodyShape(
            ItemLayout.NOTE, List.of(field("content", Presence.REQUIRED, BodyValues::filledText)));
    Field notes = list("note", note);
    List<Field> task = taskFields(references, notes);
    BodyShape taskOfLead = new BodyShape(ItemLayout.TASK, task);
    BodyShape request = new BodyShape(ItemLayout.REQUEST, List.of(list("task", taskOfLead)));
    Field lead = field("lead", Presence.REQUIRED, given -> BodyValues.reference(given, leads).id());
    Field status = field("status", Presence.REQUIRED, choice(STATUSES));
    List<Field> newTask = new ArrayList<>(List.of(lead));
    newTask.addAll(task);
    return new Bodies(
        new BodyShape(
            ItemLayout.LEAD,
            List.of(
                reference("source", Presence.REQUIRED, references),
                reference("user", Presence.OPTIONAL, references),
                block("client", Presence.OPTIONAL_OR_NULL, client(references)),
                block("vehicle", Presence.REQUIRED, vehicle(references)),
                new Field(
                    "request",
                    Presence.OPTIONAL,
                    request::block,
                    ItemLayout.REQUEST.blank().with("task", List.of())),
                notes,
                list("tags", note),
                new Field("status", Presence.OPTIONAL, status.reading(), "new"),
                field("score", Presence.OPTIONAL_OR_NULL, choice(SCORES)))),
        taskOfLead,
        new BodyShape(ItemLayout.NEW_TASK, newTask),
        new BodyShape(new ItemLayout("status"), List.of(status)),
        new BodyShape(new ItemLayout("lead"), List.of(lead)));
  }

  private static BodyShape client(References references) {
    return new BodyShape(
        ItemLayout.CLIENT,
        List.of(
            field("name", Presence.REQUIRED, BodyValues::filledText),
            text("phone"),
            field("email", Presence.OPTIONAL_OR_NULL, BodyValues::email),
            reference("province", Presence.OPTIONAL_OR_NULL, references),
            reference("location", Presence.OPTIONAL_OR_NULL, references)));
  }

  private static BodyShape vehicle(References references) {
    return new BodyShape(
        ItemLayout.VEHICLE,
        List.of(
            field("brand_model", Presence.REQUIRED, BodyValues::filledText),
            text("price"),
            text("km"),
            field("year", Presence.OPTIONAL_OR_NULL, BodyValues::integer),
            reference("gas", Presence.OPTIONAL_OR_NULL, references),
            flag("sold")));
  }

  private static List<Field> taskFields(References references, Field notes) {
    BodyShape appraisal =
        new BodyShape(
            ItemLayout.APPRAISAL,
            List.of(
                field("brand_model", Presence.REQUIRED, BodyValues::filledText),
                text("license_plate"),
                text("km"),
                field("year", Presence.OPTIONAL_OR_NULL, BodyValues::integer),
                reference("gas", Presence.OPTIONAL_OR_NULL, references),
                text("extras"),
                field("origin", Presence.OPTIONAL_OR_NULL, choice(ORIGINS))));
    return List.of(
        field("type", Presence.OPTIONAL_OR_NULL, choice(TASK_TYPES)),
        text("subtype"),
        text("description"),
        new Field("media", Presence.OPTIONAL, scalar(choice(MEDIA)), "Phone"),
        field("planified_realization_date", Presence.OPTIONAL_OR_NULL, BodyValues::dateTime),
        field("planified_tracking_date", Presence.OPTIONAL_OR_NULL, BodyValues::dateTime),
        flag("realization_date_check"),
        flag("tracking_date_check"),
        notes,
        block(APPRAISAL, Presence.BY_TYPE, appraisal));
  }

  private static Field field(String name, Presence presence, BodyValues.Scalar value) {
    return new Field(name, presence, scalar(value), null);
  }

  private static Field.Reading scalar(BodyValues.Scalar value) {
    return (given, kept) -> value.read(given);
  }

  private static BodyValues.Scalar choice(Set<String> choices) {
    return given -> BodyValues.choice(given, choices);
  }

  private static Field text(String name) {
    return field(name, Presence.OPTIONAL_OR_NULL, BodyValues::text);
  }

  private static Field flag(String name) {
    return new Field(name, Presence.OPTIONAL, scalar(BodyValues::flag), false);
  }

  private static Field reference(String name, Presence presence, References references) {
    LongFunction<?> rows = references.table(name + "_data")::find;
    return field(name, presence, given -> BodyValues.reference(given, rows));
  }

  private static Field block(String name, Presence presence, BodyShape shape) {
    return new Field(name, presence, shape::block, null);
  }

  private static Field list(String name, BodyShape shape) {
    return new Field(name, Presence.OPTIONAL, shape::list, List.of());
  }
}
