package es.sml.connector.parse.draft;

import es.sml.connector.parse.field.LeadField;
import es.sml.connector.parse.request.RequestedTask;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Adds the requests of labelled values to a lead, and the wishes for its handling. */
public final class LabelledRequests {
  /** The fields of this reader whose labels are often headings or links too. */
  public static final Set<LeadField> FIELDS =
      Set.copyOf(
          EnumSet.of(
              LeadField.TEST_DRIVE,
              LeadField.APPOINTMENT,
              LeadField.TRADE_IN,
              LeadField.FINANCING,
              LeadField.BUDGET,
              LeadField.WARRANTY,
              LeadField.RESERVATION,
              LeadField.SALESPERSON));

  private final FieldValues values;

  public LabelledRequests(FieldValues values) {
    this.values = values;
  }

  void addTo(LeadDraft draft) {
    addRequestsTo(draft);
    values.each(draft, LeadField.TRACKING_DATE, draft.requests()::trackingDate);
    values.each(draft, LeadField.SUBTYPE, draft.requests()::subtype);
    values.each(draft, LeadField.SALESPERSON, draft.handling()::salesperson);
    values.each(draft, LeadField.SCORE, draft.handling()::score);
    values.each(draft, LeadField.TAGS, draft.handling()::tags);
    secondVehicle(draft);
  }

  /** Adds only what a customer may decide, for labels in a customer's own text. */
  public void addRequestsTo(LeadDraft draft) {
    ask(draft, LeadField.TEST_DRIVE, RequestedTask.TEST_DRIVE);
    ask(draft, LeadField.APPOINTMENT, RequestedTask.APPOINTMENT);
    appointment(draft);
    ask(draft, LeadField.TRADE_IN, RequestedTask.APPRAISAL);
    ask(draft, LeadField.FINANCING, RequestedTask.FINANCING);
    ask(draft, LeadField.BUDGET, RequestedTask.BUDGET);
    ask(draft, LeadField.WARRANTY, RequestedTask.WARRANTY);
    ask(draft, LeadField.RESERVATION, RequestedTask.RESERVATION);
    values.each(draft, LeadField.CONTACT_PREFERENCE, draft.requests()::contactPreference);
  }

  private void ask(LeadDraft draft, LeadField field, RequestedTask request) {
    values.each(draft, field, written -> draft.requests().ask(request, written));
  }

  private void appointment(LeadDraft draft) {
    List<String> days = values.all(LeadField.APPOINTMENT_DAY);
    List<String> times = values.all(LeadField.APPOINTMENT_TIME);
    for (int i = 0; i < Math.max(days.size(), times.size()); i++) {
      values.from(draft, i < days.size() ? LeadField.APPOINTMENT_DAY : LeadField.APPOINTMENT_TIME);
      draft
          .requests()
          .appointment(
              i < days.size() ? days.get(i) : null, i < times.size() ? times.get(i) : null);
    }
  }

  private void secondVehicle(LeadDraft draft) {
    List<String> names = values.all(LeadField.SECOND_VEHICLE);
    SecondVehicle second = draft.secondVehicle(values.first(LeadField.SECOND_VEHICLE));
    names.stream().skip(1).forEach(draft::secondVehicle);
    values.each(draft, LeadField.SECOND_PRICE, second::price);
    values.each(draft, LeadField.SECOND_KILOMETRES, written -> second.kilometres(written, null));
    values.each(draft, LeadField.SECOND_YEAR, second::year);
    values.each(draft, LeadField.SECOND_FUEL, second::fuel);
  }
}
