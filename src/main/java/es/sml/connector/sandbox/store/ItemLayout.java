package es.sml.connector.sandbox.store;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The fields of the stored objects of one kind, in the order of the manual's samples. */
public final class ItemLayout {
  public static final ItemLayout CLIENT =
      new ItemLayout("id name phone email province province_data location location_data");
  public static final ItemLayout VEHICLE =
      new ItemLayout("id brand_model price km year gas gas_data sold");
  public static final ItemLayout APPRAISAL =
      new ItemLayout("id brand_model license_plate km year gas gas_data extras origin");
  public static final ItemLayout NOTE = new ItemLayout("id content modified history");
  public static final ItemLayout REVISION =
      new ItemLayout("history_id modified history_user content");
  public static final ItemLayout REQUEST = new ItemLayout("id task");

  /** The response to a change of a task shows neither its author nor its lead. */
  public static final ItemLayout TASK_ALONE =
      new ItemLayout(
          "id type subtype description media planified_realization_date planified_tracking_date"
              + " realization_date realization_date_check tracking_date tracking_date_check note"
              + " created appraisal is_click2call");

  public static final ItemLayout NEW_TASK = new ItemLayout(TASK_ALONE.names + " lead");
  public static final ItemLayout TASK = new ItemLayout(TASK_ALONE.names + " author author_data");
  public static final ItemLayout LEAD =
      new ItemLayout(
          "id concessionaire concessionaire_data client vehicle request note end_date user"
              + " user_data result created status score finish_date pending_tasks mail_content"
              + " first_task_date nsa origin cur_user_can_assign tags source source_data");

  /** The manual's sample does not show an entry's fields; they follow a note's revision. */
  public static final ItemLayout HISTORY_ENTRY =
      new ItemLayout("history_id modified history_user history_type changes");

  public static final ItemLayout CHANGE = new ItemLayout("field old new");

  private final String names;
  private final List<String> fields;
  private final Map<String, Integer> positions = new HashMap<>();

  /**
   * @param names of the fields, with a space between two
   */
  public ItemLayout(String names) {
    this.names = names;
    this.fields = List.of(names.split(" ", -1));
    fields.forEach(field -> positions.put(field, positions.size()));
  }

  /** Returns an item without any value. */
  public Item blank() {
    return new Item(this, new Object[fields.size()]);
  }

  /** Returns an item with a value for each field, in their order. */
  public Item of(Object... values) {
    return new Item(this, values);
  }

  List<String> fields() {
    return fields;
  }

  boolean has(String field) {
    return positions.containsKey(field);
  }

  int position(String field) {
    return Objects.requireNonNull(positions.get(field), field);
  }
}
